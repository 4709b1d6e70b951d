package io.relance.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.relance.testkit.fake.FakeTwilio;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Conversations on a server that is killed while they go on: of four contacts two answer both
 * questions, one answers the first and one none, so that their conversations time out.
 */
final class KilledConversations {
  private static final int KILLS = 10;
  private static final int AT_ONCE = 16;

  /** So many are open at once and still wait when their answers come. */
  private static final int GROUP = 2_000;

  private static final Duration MAX_DELAY = Duration.ofMinutes(3);
  private static final Duration AGAIN = Duration.ofMillis(50);

  /** How long after the last deadline a conversation counts as stuck. */
  private static final Duration PATIENCE = MAX_DELAY.plusMinutes(2);

  private final FakeTwilio twilio;
  private final KilledServers servers;
  private final String automation;
  private final int people;
  private final AtomicInteger posted = new AtomicInteger();
  private final AtomicInteger killed = new AtomicInteger();

  private KilledConversations(
      FakeTwilio twilio, KilledServers servers, String automation, int people) {
    this.twilio = twilio;
    this.servers = servers;
    this.automation = automation;
    this.people = people;
  }

  static List<Line> measure(int people) throws IOException {
    try (var folder = Folder.make();
        var twilio = FakeTwilio.start()) {
      var automation = fill(folder, twilio, people);
      try (var servers = new KilledServers(folder.path(), twilio.url())) {
        var conversations = new KilledConversations(twilio, servers, automation, people);
        var start = System.nanoTime();
        conversations.hold();
        var took = Duration.ofNanos(System.nanoTime() - start);
        return conversations.lines(took);
      }
    }
  }

  private static String fill(Folder folder, FakeTwilio twilio, int people) {
    try (var shop = new Shop(folder.path(), twilio.url())) {
      shop.subscribers(people);
      return shop.automation(MeasuredFlows.quiz(MAX_DELAY)).id().value();
    }
  }

  private static boolean answersFirst(int contact) {
    return contact % 4 != 3;
  }

  private static boolean answersBoth(int contact) {
    return contact % 4 < 2;
  }

  /** The texts that a contact gets: a question, another one after an answer, and the end. */
  private static int texts(int contact) {
    return 1 + (answersFirst(contact) ? 1 : 0) + (answersBoth(contact) ? 1 : 0);
  }

  private void hold() {
    int expected = 0;
    for (int first = 0; first < people; first += GROUP) {
      var group = IntStream.range(first, Math.min(people, first + GROUP)).boxed().toList();
      expected += post(group, 0, _ -> true, MeasuredFlows.QUIZ_KEYWORD);
      await(expected);
      expected += post(group, 1, KilledConversations::answersFirst, MeasuredFlows.FIRST_ANSWER);
      await(expected);
      expected += post(group, 2, KilledConversations::answersBoth, MeasuredFlows.LAST_ANSWER);
      await(expected);
    }
    Await.atMost(PATIENCE, () -> report().path("inProgress").asLong() == 0);
  }

  private void await(int texts) {
    Await.atMost(MAX_DELAY, () -> twilio.takenCount() >= texts);
  }

  /** Posts the texts of one turn; returns how many there are. */
  private int post(List<Integer> group, int turn, IntPredicate writes, String body) {
    var writers = group.stream().filter(writes::test).toList();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      writers.forEach(contact -> threads.execute(() -> post(contact, turn, body)));
    }
    return writers.size();
  }

  /** A text comes again until it is acknowledged, as the provider's queue delivers it. */
  private void post(int contact, int turn, String body) {
    var sid = "SM%032x".formatted((long) turn * people + contact);
    var form = twilio.inbound(sid, Shop.phone(contact), Shop.SENDER, body);
    while (!isAcknowledged(form)) {
      LockSupport.parkNanos(AGAIN.toNanos());
    }
    killAt(posted.incrementAndGet());
  }

  private boolean isAcknowledged(Map<String, String> form) {
    try {
      var webhook = servers.address().resolve("/webhooks/twilio/messages");
      return twilio.posts(webhook, form) / 100 == 2;
    } catch (RuntimeException unreachable) {
      return false;
    }
  }

  /** The kills are spread over all texts that are posted. */
  private void killAt(int text) {
    long all = IntStream.range(0, people).mapToLong(KilledConversations::texts).sum();
    int due = Math.toIntExact(text * (KILLS + 1L) / (all + 1));
    int before = killed.get();
    if (due > before && killed.compareAndSet(before, before + 1)) {
      servers.kill();
    }
  }

  private JsonNode report() {
    try {
      return Shop.client(servers.address()).report(automation);
    } catch (RuntimeException restarting) {
      return MissingNode.getInstance();
    }
  }

  private List<Line> lines(Duration took) {
    var report = report();
    var byPhone =
        twilio.taken().stream()
            .collect(Collectors.groupingBy(text -> text.to(), Collectors.counting()));
    long more = count(contact -> byPhone.getOrDefault(Shop.phone(contact), 0L) > texts(contact));
    long fewer = count(contact -> byPhone.getOrDefault(Shop.phone(contact), 0L) < texts(contact));
    long twice = twilio.countsBySendId().values().stream().filter(times -> times > 1).count();
    return List.of(
        Line.of(
            "%,d conversations, killed %d times".formatted(people, servers.kills()),
            "%,d answered, %,d timed out (%.0f s)"
                .formatted(
                    report.at("/questions/size/answered").asLong(),
                    report.at("/questions/flavour/noAnswer").asLong()
                        + report.at("/questions/size/noAnswer").asLong(),
                    took.toNanos() / 1e9),
            ""),
        Line.of(
            "stuck; answered twice, or not; a message sent twice",
            "%d; %d, %d; %d".formatted(report.path("inProgress").asLong(), more, fewer, twice),
            "0; 0, 0; 0"));
  }

  private long count(IntPredicate contacts) {
    return IntStream.range(0, people).filter(contacts).count();
  }
}
