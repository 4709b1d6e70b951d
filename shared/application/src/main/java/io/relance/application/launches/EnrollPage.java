package io.relance.application.launches;

import io.relance.application.automations.Automation;
import io.relance.application.automations.AutomationKeys;
import io.relance.application.automations.Automations;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.store.ItemBuilder;
import io.relance.application.walks.Candidate;
import io.relance.application.walks.EnrollContacts;
import io.relance.domain.files.ObjectStore;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Enrols one page of a launch, unless the activation under which it was accepted has ended. */
public final class EnrollPage {
  private final ItemStore store;
  private final ObjectStore objects;
  private final Automations automations;
  private final PublishedFlows flows;
  private final EnrollContacts enrolling;

  public EnrollPage(
      ItemStore store,
      ObjectStore objects,
      Automations automations,
      PublishedFlows flows,
      EnrollContacts enrolling) {
    this.store = store;
    this.objects = objects;
    this.automations = automations;
    this.flows = flows;
    this.enrolling = enrolling;
  }

  public void enroll(LaunchAutomation.PageMessage message) {
    var done = Launch.pageKey(message.launch(), message.page());
    var found = store.get(Launch.key(message.launch())).map(Launch::of);
    if (found.isEmpty()) {
      return;
    }
    var launch = found.orElseThrow();
    if (store.get(done).isEmpty()) {
      enroll(launch, message);
    }
    objects.delete(launch.object(message.page()));
  }

  private void enroll(Launch launch, LaunchAutomation.PageMessage message) {
    var contacts = contacts(launch, message.page());
    var open = automations.find(launch.automation()).filter(it -> takesIn(it, launch));
    open.ifPresent(
        automation ->
            enrolling.enroll(live(automation, launch), candidates(launch, contacts), false));
    var refused = open.isPresent() ? 0 : contacts.size();
    var done = Launch.pageKey(message.launch(), message.page());
    store.transact(List.of(Write.put(ItemBuilder.at(done).number("refused", refused).build())));
  }

  private static boolean takesIn(Automation automation, Launch launch) {
    return automation.active() && automation.activation() == launch.activation();
  }

  private static List<Candidate> candidates(Launch launch, List<String> contacts) {
    return contacts.stream().map(contact -> new Candidate(contact, launch.id(), false)).toList();
  }

  private LiveAutomation live(Automation automation, Launch launch) {
    var version =
        store.get(AutomationKeys.version(automation.id(), launch.version())).orElseThrow();
    return new LiveAutomation(
        automation.id(),
        automation.name(),
        automation.createdAt(),
        launch.version(),
        launch.activation(),
        version.text("machine").orElseThrow(),
        flows.flow(automation.id(), launch.version()));
  }

  private List<String> contacts(Launch launch, int page) {
    try (var content = objects.get(launch.object(page)).orElseThrow()) {
      var text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
