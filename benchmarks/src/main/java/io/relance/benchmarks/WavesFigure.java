package io.relance.benchmarks;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.execution.EnrollmentRequest;
import io.relance.domain.id.ContactId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;

/** Waves of one through ten elements, as texts and carts make them. */
final class WavesFigure implements Figures.Figure {
  private static final int ELEMENTS = 10;

  @Override
  public int people() {
    return 5_000;
  }

  @Override
  public List<Line> measure(int people) throws IOException {
    try (var folder = Folder.make();
        var sink = new Sink();
        var shop = new Shop(folder.path(), sink.url())) {
      var live = shop.automation(MeasuredFlows.conditions(ELEMENTS - 1));
      var contacts = shop.contacts(people);
      run(shop, live, contacts.subList(0, people / 5), "warm");
      var start = System.nanoTime();
      var processors = processorTime();
      run(shop, live, contacts, "measured");
      var work =
          new Line.Work(
              (long) people * ELEMENTS,
              Duration.ofNanos(System.nanoTime() - start),
              processorTime().minus(processors));
      var what = "waves of one, %d elements, %,d people".formatted(ELEMENTS, people);
      return List.of(Line.rate(what, work, "elements/s", "≥ 2,000"));
    }
  }

  private static void run(Shop shop, LiveAutomation live, List<String> contacts, String fact) {
    try (var threads = Executors.newFixedThreadPool(64)) {
      contacts.forEach(contact -> threads.execute(() -> enter(shop, live, contact, fact)));
    }
    Await.that(() -> shop.relance().authoring().counters().report(live.id()).inProgress() == 0);
  }

  private static void enter(Shop shop, LiveAutomation live, String contact, String fact) {
    var enrollmentRequest =
        new EnrollmentRequest(new ContactId(contact), "api:" + fact + contact, true);
    var _ =
        shop.relance().execution().enrollContacts().enroll(live, List.of(enrollmentRequest), false);
  }

  /** What this process has taken of the processors. */
  static Duration processorTime() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return Duration.ofNanos(system.getProcessCpuTime());
  }
}
