package io.relance.server;

import io.relance.cost.MeasuredUsage;
import io.relance.cost.Meter;
import io.relance.cost.Usage;
import io.relance.cost.Work;
import io.relance.domain.inbound.DeliveryReceipt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Measures kinds of work by launches to few and to many, with the work in them and without. */
final class MeasuredEfforts {
  private static final int FEW = 100;
  private static final int MANY = 400;

  /** Of the names Ana1 to Ana100 and Ana1 to Ana400, so many begin with Ana1. */
  private static final int FEW_FORKED = 12;

  private static final int MANY_FORKED = 111;
  private static final int RUNS = 4;
  private static final Duration LONG_ENOUGH = Duration.ofHours(3);

  /** A function runs as long as a provider takes to answer all that it is handed at once. */
  private static final double PROVIDER_SECONDS = 0.2;

  private static final int HANDED_AT_ONCE = 25;

  /** The usual rate of texts, a tenth of which is for replies: so many leave together. */
  private static final int SMS_RATE = 10;

  private static final int SENT_TOGETHER = 9;
  private static final int RECEIPTS = 2;

  private static final String SMS = "\"text\": \"Hello from the shop\", \"next\": \"end\"";
  private static final String EMAIL =
      "\"subject\": \"Hello\", \"html\": \"<p>Hello from the shop</p>\", \"next\": \"end\"";
  private static final String FORWARD =
      "\"to\": [{\"sms\": \"+33639989999\"}], \"text\": \"Look\", \"next\": \"end\"";

  private final Path folder;
  private int lives;

  MeasuredEfforts(Path folder) {
    this.folder = folder;
  }

  /** What a launch to few used, and one to many. */
  private record Pair(Usage few, Usage many) {
    Pair plus(Pair other) {
      return new Pair(few.plus(other.few), many.plus(other.many));
    }

    Pair minus(Pair other) {
      return new Pair(few.plus(other.few.times(-1)), many.plus(other.many.times(-1)));
    }

    MeasuredUsage effort(int fewMembers, int manyMembers) {
      var member = many.plus(few.times(-1)).times(1.0 / (manyMembers - fewMembers));
      return new MeasuredUsage(cleaned(few.plus(member.times(-fewMembers))), cleaned(member));
    }

    MeasuredUsage effort() {
      return effort(FEW, MANY);
    }

    private static Usage cleaned(Usage usage) {
      var rounded = new EnumMap<Meter, Double>(Meter.class);
      usage
          .amounts()
          .forEach(
              (meter, amount) -> {
                double kept = Math.max(0, Math.round(amount * 10_000) / 10_000.0);
                if (kept > 0) {
                  rounded.put(meter, kept);
                }
              });
      return new Usage(rounded);
    }
  }

  Map<Work, MeasuredUsage> all() {
    var efforts = new EnumMap<Work, MeasuredUsage>(Work.class);
    var ending = run("");
    var delay = run(element("delay", "\"for\": \"PT1H\", \"next\": \"end\""));
    var condition = mean(condition("Zoe"));
    var call = ofEach(Usage.of(Meter.FUNCTION_REQUESTS, 1));
    efforts.put(Work.END, call.effort());
    efforts.put(Work.ENTER, ending.effort());
    efforts.put(Work.DELAY, delay.minus(ending).plus(call).effort());
    efforts.put(Work.CONDITION, condition.minus(ending).plus(call).effort());
    efforts.put(
        Work.FORK, mean(condition("Ana1")).minus(condition).effort(FEW_FORKED, MANY_FORKED));
    efforts.put(Work.SEND_SMS, sending(element("send-sms", SMS), ending).effort());
    efforts.put(Work.WAIT_FOR_RATE, waiting().effort());
    efforts.put(Work.RECEIPTS, receipts().effort());
    efforts.put(Work.SEND_EMAIL, sending(element("send-email", EMAIL), ending).effort());
    efforts.put(Work.FORWARD, sending(element("forward", FORWARD), ending).effort());
    var list = run(element("add-to-list", "\"list\": \"%s\", \"next\": \"end\""));
    efforts.put(Work.ADD_TO_LIST, list.minus(ending).plus(call).effort());
    return efforts;
  }

  /** The engine puts the message for a wave's sends on its queue. */
  private Pair sending(String element, Pair ending) {
    var message = queueMessage();
    var pair = run(element).minus(ending);
    return new Pair(
        pair.few().plus(message).plus(providers(FEW)),
        pair.many().plus(message).plus(providers(MANY)));
  }

  /** Texts that wait, and leave in smaller batches, compared with those that leave at once. */
  private Pair waiting() {
    var sms = element("send-sms", SMS);
    var slow = new Pair(waiting(sms, FEW), waiting(sms, MANY));
    return slow.minus(run(sms)).plus(new Pair(batches(FEW), batches(MANY)));
  }

  private Usage waiting(String work, int people) {
    return launch(
        work, people, new Life(SMS_RATE, TestShop::reserveAMinute, MeasuredEfforts::nothing));
  }

  private static Usage batches(int sends) {
    var more = Math.ceilDiv(sends, SENT_TOGETHER) - Math.ceilDiv(sends, HANDED_AT_ONCE);
    return Usage.of(Meter.FUNCTION_GB_SECONDS, PROVIDER_SECONDS * more);
  }

  private Pair receipts() {
    var sms = element("send-sms", SMS);
    var reported = new Pair(reported(sms, FEW), reported(sms, MANY));
    return reported.minus(run(sms)).plus(new Pair(webhooks(FEW), webhooks(MANY)));
  }

  private Usage reported(String work, int people) {
    return launch(work, people, Life.usual(MeasuredEfforts::report));
  }

  private static void report(TestShop testShop) {
    Happenings.areReported(testShop, DeliveryReceipt.Status.SENT);
    Happenings.areReported(testShop, DeliveryReceipt.Status.DELIVERED);
  }

  private static Usage webhooks(int sends) {
    double requests = (double) RECEIPTS * sends;
    return Usage.of(Meter.GATEWAY_REQUESTS, requests)
        .plus(Usage.of(Meter.FUNCTION_REQUESTS, requests));
  }

  private static Usage queueMessage() {
    return Usage.of(Meter.QUEUE_REQUESTS, 3).plus(Usage.of(Meter.FUNCTION_REQUESTS, 1));
  }

  private static Usage providers(int sends) {
    return Usage.of(
        Meter.FUNCTION_GB_SECONDS, PROVIDER_SECONDS * Math.ceil((double) sends / HANDED_AT_ONCE));
  }

  private static Pair ofEach(Usage usage) {
    return new Pair(usage, usage);
  }

  private static String element(String kind, String more) {
    return "{\"id\": \"work\", \"name\": \"Work\", \"kind\": \"%s\", %s},".formatted(kind, more);
  }

  private static String condition(String begins) {
    return element(
        "condition",
        "\"criteria\": {\"property\": \"firstName\", \"startsWith\": \"%s\"}, \"onTrue\": \"end\", \"onFalse\": \"end\""
            .formatted(begins));
  }

  /**
   * The mean of some runs of a condition: how its decisions are spread over items, whose sizes are
   * rounded up, depends on random ids.
   */
  private Pair mean(String condition) {
    var sum = run(condition);
    for (int more = 1; more < RUNS; more++) {
      sum = sum.plus(run(condition));
    }
    return new Pair(sum.few().times(1.0 / RUNS), sum.many().times(1.0 / RUNS));
  }

  private Pair run(String work) {
    return new Pair(launch(work, FEW), launch(work, MANY));
  }

  /** How a life goes, and what happens before and after its launch. */
  private record Life(int smsRate, Consumer<TestShop> before, Consumer<TestShop> after) {
    static Life usual(Consumer<TestShop> after) {
      return new Life(TestShop.RATE, MeasuredEfforts::nothing, after);
    }
  }

  private static void nothing(TestShop testShop) {}

  private Usage launch(String work, int people) {
    return launch(work, people, Life.usual(MeasuredEfforts::nothing));
  }

  private Usage launch(String work, int people, Life life) {
    var meters = new Meters();
    var outside = Outside.in(folder.resolve("life-" + lives++));
    try (var testShop = TestShop.metered(outside, meters, life.smsRate())) {
      Happenings.subscribers(testShop, people);
      var list = work.contains("%s") ? testShop.list() : "";
      testShop.activate("Measured", flow(work.formatted(list)));
      testShop.settle();
      var start = meters.usage();
      testShop.until(testShop.now().plus(LONG_ENOUGH));
      var idle = meters.usage();
      life.before().accept(testShop);
      Happenings.launches(testShop, "Measured", people, people);
      testShop.settle();
      testShop.until(testShop.now().plus(LONG_ENOUGH));
      life.after().accept(testShop);
      return meters.usage().plus(idle.times(-2)).plus(start);
    }
  }

  private static String flow(String work) {
    return """
    {"format": 1, "trigger": {"kind": "manual"}, "start": "%s", "elements": [%s
      {"id": "end", "name": "End", "kind": "end", "outcome": "success"}]}
    """
        .formatted(work.isEmpty() ? "end" : "work", work);
  }
}
