package io.relance.application.launches;

import io.relance.application.composition.Relance;
import io.relance.application.contacts.TestShop;
import io.relance.application.execution.wave.Waves;
import io.relance.application.sending.model.SendTask;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.LaunchId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A launch whose messages wait in the queue. */
public final class QueuedLaunch {
  private QueuedLaunch() {}

  /**
   * Launches an automation that sends one text.
   *
   * @param size the number of contacts of each wave
   */
  public static AutomationId of(TestShop shop, LaunchId launch, int waves, int size) {
    var automation = accepted(shop, launch, waves * size, size);
    var relance = shop.relance();
    for (int page = 0; page < waves; page++) {
      relance.launching().enrollPage().enroll(new LaunchPages.PageMessage(launch, page));
    }
    relance.execution().waves().open(automation).toList().forEach(found -> send(relance, found));
    return automation;
  }

  /**
   * Launches an automation that sends one text, of which no page is enrolled yet.
   *
   * @param size the number of contacts of each wave
   */
  static AutomationId accepted(TestShop shop, LaunchId launch, int contacts, int size) {
    return accepted(shop, launch, contacts, size, Optional.empty());
  }

  /** As above, with a start of its own. */
  static AutomationId accepted(
      TestShop shop, LaunchId launch, int contacts, int size, Optional<LaunchStart> start) {
    var relance = shop.relance();
    var automation = News.active(relance);
    var ids =
        IntStream.range(0, contacts)
            .mapToObj(at -> shop.withPhone("+3363998%04d".formatted(at)).id())
            .toList();
    new LaunchAutomation(
            shop.store(),
            relance.authoring().automations(),
            relance.launching().pages(),
            relance.backgroundJobs().jobs(),
            relance.backgroundJobs().startJobs(),
            shop.clock(),
            size)
        .launch(
            new LaunchAutomation.Request(
                automation, launch, LaunchAudience.of(ids), ids, start, List.of()));
    return automation;
  }

  private static void send(Relance relance, Waves.Found found) {
    var wave = found.wave().id();
    relance.messaging().prepareSends().prepare(new SendTask(wave, 1, new ElementId("news"), "it"));
  }
}
