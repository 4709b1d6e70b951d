package io.relance.server;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.testkit.fake.FakeShop;
import io.relance.testkit.fake.FakeTwilio;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Kills a server in each gap between two steps, and at random moments, while a shop is busy. */
@DisplayName("Killed with -9 again and again: D3.2, A-9, L-9, L-12, L-14, L-15, L-17, L-18")
class ServerKilledScenarioTest {
  private static final int ORDERS = 2000;
  private static final int RANDOM_KILLS = 8;
  private static final int KILLS = Gap.values().length + RANDOM_KILLS;
  private static final int AUDIENCE = 40;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final String THANKS =
      """
      {"name": "Thanks", "flow": {"format": 1, "trigger": {"kind": "post-purchase"},
       "start": "thanks", "elements": [
        {"id": "thanks", "name": "Thanks", "kind": "send-sms", "purpose": "transactional",
         "text": "Thank you for {{ order.name }}", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "PT1S", "next": "again"},
        {"id": "again", "name": "Again", "kind": "send-sms", "purpose": "transactional",
         "text": "Again {{ order.name }}", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}}
      """;

  /** Half of its people wait before they are written to. */
  private static final String OFFER =
      """
      {"name": "Offer", "flow": {"format": 1, "trigger": {"kind": "manual"},
       "start": "half", "elements": [
        {"id": "half", "name": "Half?", "kind": "condition",
         "criteria": {"property": "firstName", "is": "Ana"}, "onTrue": "wait", "onFalse": "offer"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "PT1S", "next": "offer"},
        {"id": "offer", "name": "Offer", "kind": "send-sms", "purpose": "transactional",
         "text": "An offer", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}}
      """;

  @TempDir private Path folder = Path.of("");
  private final Random random = new Random(20261122);
  private final Semaphore orders = new Semaphore(0);
  private final List<String> killed = new ArrayList<>();
  private int launches;

  @Test
  void sendsEachMessageOnceAndLosesNobody(TestReporter reporter) throws InterruptedException {
    try (var twilio = FakeTwilio.start()) {
      var server = new KilledServer(folder, settings(twilio));
      var owner = new Owner(server.address());
      var story = story(owner);
      var webhook = server.address().resolve("/webhooks/shopify");
      var shop = new FakeShop("maison-lumen.myshopify.com", "secret", webhook);
      var busy = Thread.ofPlatform().start(() -> placeOrders(shop));

      killInEachGap(server, story);
      killAtRandomMoments(server, story);
      orders.release(ORDERS);
      busy.join();
      var thanks = awaitQuiet(owner, story.thanks(), 2 * ORDERS);
      var offer = awaitQuiet(owner, story.offer(), launches * AUDIENCE);
      assertThat(owner.deadLetters()).isEmpty();
      server.kill();

      reporter.publishEntry("killed", String.join(", ", killed));
      assertThat(killed).hasSize(KILLS);
      assertThat(thanks.path("timesTriggered").asInt()).isEqualTo(ORDERS);
      assertThat(thanks.path("entered").asInt()).isEqualTo(ORDERS);
      assertThat(thanks.path("sent").asInt()).isEqualTo(2 * ORDERS);
      assertThat(offer.path("timesTriggered").asInt()).isEqualTo(launches);
      assertThat(offer.path("entered").asInt()).isEqualTo(launches * AUDIENCE);
      assertThat(offer.path("sent").asInt()).isEqualTo(launches * AUDIENCE);
      for (var report : List.of(thanks, offer)) {
        assertSums(report);
        assertThat(report.path("inProgress").asInt()).as("stuck").isZero();
        assertThat(report.path("unconfirmed").asInt()).as("Twilio can be asked").isZero();
      }
      assertThat(twilio.takenCount()).isEqualTo(2 * ORDERS + launches * AUDIENCE);
      assertThat(textsByReceiverAndBody(twilio))
          .allSatisfy((text, count) -> assertThat(count).isEqualTo(expected(text)));
    }
  }

  /**
   * Counts what people read. Two launches write the same text to a person: where the outcomes of
   * both were unknown and Twilio has one of them, it does not say which, and the other is sent.
   */
  private static Map<String, Long> textsByReceiverAndBody(FakeTwilio twilio) {
    return twilio.taken().stream()
        .collect(groupingBy(text -> text.to() + " " + text.body(), counting()));
  }

  private long expected(String text) {
    return text.endsWith(" An offer") ? launches : 1;
  }

  /** Who asks for what, and in which automations. */
  private record Told(Owner owner, String thanks, String offer, List<String> audience) {}

  private static Told story(Owner owner) {
    var audience =
        IntStream.range(0, AUDIENCE)
            .mapToObj(
                number ->
                    owner.contact(
                        "+336399700%02d".formatted(number), number % 2 == 0 ? "Ana" : "Bob"))
            .toList();
    return new Told(owner, owner.activate(THANKS), owner.activate(OFFER), audience);
  }

  private void killInEachGap(KilledServer server, Told told) throws InterruptedException {
    var launching = new ArrayList<Thread>();
    server.kill();
    for (var gap : Gap.values()) {
      server.start(gap, needsLaunch(gap) ? 0 : random.nextInt(4));
      told.owner().report(told.thanks()).ifPresent(ServerKilledScenarioTest::assertSums);
      orders.release(ORDERS / KILLS);
      if (needsLaunch(gap)) {
        launching.add(launch(told));
      }
      assertThat(server.haltsWithin(LONGEST)).as(gap.name()).isTrue();
      killed.add(gap.name());
    }
    server.start();
    for (var launch : launching) {
      launch.join();
    }
  }

  /** Only many at once are more than a transaction, and go different ways together. */
  private static boolean needsLaunch(Gap gap) {
    return gap == Gap.WAVE_FORMING_AND_NOT_SEALED || gap == Gap.FORK_WRITTEN_AND_NO_CHILD_STARTED;
  }

  private Thread launch(Told told) {
    var key = "launch-" + launches++;
    return Thread.ofVirtual()
        .start(() -> told.owner().launchOnce(told.offer(), told.audience(), key));
  }

  private void killAtRandomMoments(KilledServer server, Told told) {
    for (int kill = 0; kill < RANDOM_KILLS; kill++) {
      orders.release(ORDERS / KILLS);
      LockSupport.parkNanos(Duration.ofMillis(100 + random.nextInt(900)).toNanos());
      told.owner().report(told.thanks()).ifPresent(ServerKilledScenarioTest::assertSums);
      server.kill();
      killed.add("random");
      server.start();
      told.owner().report(told.thanks()).ifPresent(ServerKilledScenarioTest::assertSums);
    }
  }

  private static void assertSums(JsonNode report) {
    long states =
        report.path("queued").asLong()
            + report.path("held").asLong()
            + report.path("sent").asLong()
            + report.path("failed").asLong()
            + report.path("skipped").path("total").asLong()
            + report.path("unconfirmed").asLong();
    assertThat(states).isEqualTo(report.path("targeted").asLong());
  }

  private static JsonNode awaitQuiet(Owner owner, String automation, int messages) {
    var deadline = Instant.now().plus(Duration.ofMinutes(5));
    while (true) {
      var report = owner.report(automation).orElseThrow();
      assertSums(report);
      var quiet =
          report.path("targeted").asInt() == messages
              && report.path("inProgress").asInt() == 0
              && report.path("queued").asInt() == 0;
      if (quiet || Instant.now().isAfter(deadline)) {
        return report;
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  /** Each order is told twice, again and again until it was taken. */
  private void placeOrders(FakeShop shop) {
    for (int order = 0; order < ORDERS; order++) {
      orders.acquireUninterruptibly();
      var delivery = FakeShop.Delivery.of("orders/create", order(order));
      for (int time = 0; time < 2; time++) {
        while (!taken(shop, delivery)) {
          LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
      }
    }
  }

  private static boolean taken(FakeShop shop, FakeShop.Delivery delivery) {
    try {
      return shop.deliver(delivery) / 100 == 2;
    } catch (RuntimeException serverIsDown) {
      return false;
    }
  }

  private static String order(int number) {
    return """
    {"id": %d, "admin_graphql_api_id": "gid://shopify/Order/%d", "name": "#%d",
     "phone": "+3363998%04d", "currency": "EUR", "total_price": "10.00", "line_items": [],
     "created_at": "%5$s", "processed_at": "%5$s", "updated_at": "%5$s", "test": false}
    """
        .formatted(
            9_007_199_254_740_993L + number,
            9_007_199_254_740_993L + number,
            number,
            number,
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private static Map<String, String> settings(FakeTwilio twilio) {
    return Map.of(
        "RELANCE_OWNER_TOKEN",
        Owner.TOKEN,
        "RELANCE_SHOPIFY_SHOP",
        "maison-lumen.myshopify.com",
        "RELANCE_SHOPIFY_SECRET",
        "secret",
        "RELANCE_TWILIO_ACCOUNT_SID",
        twilio.account().sid(),
        "RELANCE_TWILIO_AUTH_TOKEN",
        twilio.account().token(),
        "RELANCE_TWILIO_FROM",
        "+12025550199",
        "RELANCE_TWILIO_BASE_URL",
        twilio.url().toString(),
        "RELANCE_QUIET_HOURS",
        "off",
        "RELANCE_SMS_RATE",
        "2000");
  }
}
