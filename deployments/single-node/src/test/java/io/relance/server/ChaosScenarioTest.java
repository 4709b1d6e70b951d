package io.relance.server;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.testkit.fake.AcceptedText;
import io.relance.testkit.fake.FakeShop;
import io.relance.testkit.fake.FakeTwilio;
import io.relance.testkit.process.ProcessGauges;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Attacks a server with its usual memory while a shop is busy. */
@DisplayName("Hostile requests, texts and contacts end nothing while orders and opt-outs come in")
class ChaosScenarioTest {
  private static final long SEED = Long.getLong("relance.seed", 20_261_129);
  private static final int ORDERS = Boolean.getBoolean("relance.long") ? 3_000 : 200;

  /** Hostile requests for each order. */
  private static final int REQUESTS = 3;

  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** A message that was being sent when its receiver opted out. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

  /** Kilobytes, with the index of contacts; a leak under this load takes more in half a minute. */
  private static final long MOST_RESIDENT = 340_000;

  private static final long MOST_DESCRIPTORS = 200;

  /** As the launcher starts it. */
  private static final List<String> OPTIONS =
      List.of("-Xms48m", "-Xmx128m", "-XX:+ExitOnOutOfMemoryError");

  /** Threads of pools that shrink when there is less to do. */
  private static final Pattern POOLED =
      Pattern.compile(
          ".*(-worker-|HttpClient-\\d+-Worker|thread-\\d|C[12] Compiler|process reaper|^Attach).*");

  @TempDir private Path folder = Path.of("");
  private final Answers answers = new Answers();
  private final Semaphore attacked = new Semaphore(0);
  private volatile boolean isOver;

  @Test
  void losesNoThreadNoWebhookAndNoOptOut(TestReporter reporter) throws InterruptedException {
    reporter.publishEntry("seed", "chaos: -Drelance.seed=" + SEED);
    try (var twilio = FakeTwilio.start()) {
      var server = new KilledServer(folder, ChaosShop.settings(twilio), OPTIONS);
      var webhook = server.address().resolve("/webhooks/shopify");
      var fakeShop = new FakeShop(ChaosShop.DOMAIN, ChaosShop.SECRET, webhook);
      try {
        var shop = new ChaosShop(server.address(), fakeShop, twilio, new Random(SEED));
        shop.open();
        var gauges = new ProcessGauges(server.pid());
        var threads = gauges.threads();

        attackWhile(shop, server, fakeShop);
        shop.launchLastOffer();
        reporter.publishEntry("answers", answers.byStatus().toString());
        await(() -> shop.state() + server.log(), shop::isQuiet);

        assertThat(answers.faults()).isEmpty();
        assertEffects(shop, twilio.taken());
        assertThat(twilio.countsBySendId().values()).allMatch(count -> count == 1);
        assertThat(shop.owner().deadLetters()).isEmpty();
        assertHealthy(server, shop.owner(), gauges, threads);
      } finally {
        server.kill();
      }
    }
  }

  private void attackWhile(ChaosShop shop, KilledServer server, FakeShop fakeShop)
      throws InterruptedException {
    var attackers = new ArrayList<Thread>();
    for (int attacker = 0; attacker < 3; attacker++) {
      var client = new HostileClient(server.address(), fakeShop, answers, attacker, SEED);
      client.settle();
      attackers.add(Thread.ofPlatform().start(() -> attack(client)));
    }
    for (int order = 1; order <= ORDERS; order++) {
      if (!attacked.tryAcquire(REQUESTS, LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(
            "The attackers do not go on; the server lives: " + server.isAlive());
      }
      shop.busy(order, order <= ORDERS / 2);
    }
    isOver = true;
    for (var attacker : attackers) {
      attacker.join();
    }
  }

  private void attack(HostileClient client) {
    while (!isOver) {
      client.sendsLargeBody();
      client.launchesHostileText();
      client.sendsPackedAndUnfinishedBodies();
      for (int time = 0; time < 5; time++) {
        client.sendsChangedBody();
        client.sendsChangedOrder();
        client.sendsOddQuery();
        attacked.release(3);
      }
    }
  }

  /** Each webhook had its effect, once. */
  private static void assertEffects(ChaosShop shop, List<AcceptedText> taken) {
    var customers = shop.customers();
    assertThat(customers.refused()).isEmpty();
    var sent =
        taken.stream().collect(groupingBy(text -> text.to() + " " + text.body(), counting()));
    assertThat(customers.orders()).hasSize(ORDERS);
    assertThat(customers.orders())
        .allSatisfy(order -> assertThat(sent).containsEntry(ChaosShop.thanks(order), 1L));
    assertThat(shop.questions())
        .allSatisfy(phone -> assertThat(sent).containsEntry(phone + " " + ChaosShop.HOURS, 1L));
    assertThat(shop.storedWriters()).containsAll(customers.writers());
    assertThat(customers.optOuts()).isNotEmpty();
    for (var subscriber : shop.subscribers()) {
      var optedOut = customers.optOuts().get(subscriber);
      assertThat(sent.getOrDefault(subscriber + " " + ChaosShop.LAST_OFFER, 0L))
          .as(subscriber)
          .isEqualTo(optedOut == null ? 1 : 0);
      assertThat(taken).filteredOn(lateTo(subscriber, optedOut)).isEmpty();
    }
  }

  /** Marketing to somebody who has long opted out. */
  private static Predicate<AcceptedText> lateTo(String phone, @Nullable Instant optedOut) {
    return text ->
        optedOut != null && text.to().equals(phone) && text.at().isAfter(optedOut.plus(ON_ITS_WAY));
  }

  private static void assertHealthy(
      KilledServer server, Owner owner, ProcessGauges gauges, Map<String, Long> before) {
    assertThat(server.isAlive()).isTrue();
    assertThat(owner.health().path("status").asText()).isEqualTo("ok");
    var lost = new ArrayList<String>();
    var now = gauges.threads();
    before.forEach(
        (name, count) -> {
          if (!POOLED.matcher(name).matches() && now.getOrDefault(name, 0L) < count) {
            lost.add(name);
          }
        });
    assertThat(lost).as("threads that ended").isEmpty();
    gauges.resident().ifPresent(it -> assertThat(it).as("KB").isLessThan(MOST_RESIDENT));
    gauges.descriptors().ifPresent(it -> assertThat(it).isLessThan(MOST_DESCRIPTORS));
  }

  private static void await(Supplier<String> state, BooleanSupplier condition) {
    var deadline = Instant.now().plus(LONGEST);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(state).isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }
}
