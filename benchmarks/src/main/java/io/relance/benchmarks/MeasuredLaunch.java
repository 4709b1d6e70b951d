package io.relance.benchmarks;

import io.relance.testkit.server.ApiClient;
import java.time.Duration;
import java.util.List;

/** A launch to a list, over the API of the real server, measured to the arrival of its messages. */
record MeasuredLaunch(MeasuredServer server, ApiClient api, Arrivals sink, Filled filled) {
  /** What a launch sends, with how many a second are wanted. */
  enum Kind {
    TEXTS("texts", "messages/s", "10,000"),
    EMAILS("emails", "emails/s", "2,000");

    private final String name;
    private final String unit;
    private final String goal;

    Kind(String name, String unit, String goal) {
      this.name = name;
      this.unit = unit;
      this.goal = goal;
    }
  }

  /** What is in the folder: an automation, a tenth of the contacts as a list, and all of them. */
  record Filled(String automation, String few, String all) {}

  /** A tenth of the contacts, for whom the server warms up. */
  static int few(int people) {
    return Math.ceilDiv(people, 10);
  }

  static Filled fill(Shop shop, String flow, List<String> contacts) {
    var few = shop.list(contacts.subList(0, few(contacts.size())));
    return new Filled(shop.automation(flow).id().value(), few, shop.list(contacts));
  }

  /** Launches to a tenth of the contacts, and returns when that is finished. */
  void warmUp(int people) {
    api.launchForList(filled.automation(), filled.few());
    Await.that(() -> sink.taken() >= people && isFinished());
  }

  /** Launches to all contacts, and returns when that is finished. */
  List<Line> measure(int people, int elements, Kind kind) {
    var before = sink.taken();
    var processors = server.processorTime();
    var start = System.nanoTime();
    begin();
    Await.that(() -> sink.taken() - before >= people);
    var sent = work(people, start, processors);
    Await.that(this::isFinished);
    var all = work((long) people * elements, start, processors);
    var what = "a launch to a list of %,d, %d elements".formatted(people, elements);
    return List.of(
        Line.rate(what + ", " + kind.name, sent, kind.unit, kind.goal),
        Line.rate(what + ", in all", all, "contact-elements/s", ""));
  }

  /** Launches to all contacts. */
  void begin() {
    api.launchForList(filled.automation(), filled.all());
  }

  private Line.Work work(long amount, long start, Duration processors) {
    return new Line.Work(
        amount,
        Duration.ofNanos(System.nanoTime() - start),
        server.processorTime().minus(processors));
  }

  private boolean isFinished() {
    return api.report(filled.automation()).path("inProgress").asLong() == 0;
  }
}
