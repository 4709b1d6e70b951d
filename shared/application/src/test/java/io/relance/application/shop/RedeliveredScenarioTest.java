package io.relance.application.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.testing.StoryWorld;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.Write;
import io.relance.testkit.fault.StoreFaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the order, however often, and whatever fails on the way: the same counts. */
class RedeliveredScenarioTest {
  private static final int PEOPLE = 8;

  private static final List<String> STORY =
      List.of(
          "customer-created",
          "checkout-abandoned",
          "checkout-updated",
          "consent-sms",
          "checkout-completed",
          "order-completed",
          "order-paid",
          "order-updated",
          "order-refunded",
          "fulfillment-created",
          "fulfillment-updated",
          "shipment-out-for-delivery",
          "shipment-delivered");

  @TempDir Path folder;

  /** One webhook of one person's story. */
  private record Told(String slug, int person) {}

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("A-9, L-18, D3.3 Redelivered and reordered webhooks give the same counts")
  void countsTheSameInEveryOrder(long seed) {
    try (var world = new StoryWorld(folder)) {
      var automations = Automations.in(world);

      shuffled(new Random(seed)).forEach(told -> accept(world, told));
      world.settlesBy(4);
      world.pass(Duration.ofHours(2));

      automations.haveCounted(world, PEOPLE);
    }
  }

  @ParameterizedTest(name = "failing at transaction {0}")
  @MethodSource("transactions")
  @DisplayName("D5.2: a failure between any two writes loses nothing and counts nothing twice")
  void losesNothingWhereverItFails(int transaction) {
    var faults = new OneFailure(transaction);
    try (var world = new StoryWorld(folder, faults)) {
      var automations = Automations.in(world);
      faults.arm();

      STORY.forEach(slug -> accept(world, new Told(slug, 0)));
      world.settles();
      world.pass(Duration.ofHours(2));
      faults.disarm();
      world.pass(Duration.ofMinutes(1));

      automations.haveCounted(world, 1);
    }
  }

  static Stream<Integer> transactions() {
    return IntStream.range(0, 15).map(at -> 3 * at).boxed();
  }

  @ParameterizedTest(name = "failing at transaction {0}")
  @MethodSource("firstTransactions")
  @DisplayName("D6.3: a cart is abandoned once, wherever deciding so fails")
  void abandonsACartOnceWhereverItFails(int transaction) {
    var faults = new OneFailure(transaction);
    try (var world = new StoryWorld(folder, faults)) {
      var automations = Automations.in(world);
      faults.arm();

      accept(world, new Told("checkout-abandoned", 0));
      world.settles();
      world.pass(Duration.ofHours(1));
      world.pass(Duration.ofMinutes(1));

      assertThat(world.timesTriggered(automations.cart())).isEqualTo(1);
      assertThat(world.entered(automations.cart())).isEqualTo(1);
    }
  }

  static Stream<Integer> firstTransactions() {
    return IntStream.range(0, 14).boxed();
  }

  private static List<Told> shuffled(Random random) {
    var all = new ArrayList<Told>();
    for (int person = 0; person < PEOPLE; person++) {
      for (var slug : STORY) {
        int times = 1 + random.nextInt(3);
        all.addAll(Collections.nCopies(times, new Told(slug, person)));
      }
    }
    Collections.shuffle(all, random);
    return all;
  }

  /** The same story of another person: other ids, tokens and addresses. */
  private static void accept(StoryWorld world, Told told) {
    var mark = String.valueOf((char) ('a' + told.person()));
    var body =
        world
            .body(told.slug())
            .replace("7064055069303700841", "706405506930370084" + told.person())
            .replace("8209829119461545081", "820982911946154508" + told.person())
            .replace("5820194437712400127", "582019443771240012" + told.person())
            .replace("7d1f4c0a92be4e6f8a35d0c9b7e21a64", "7d1f4c0a92be4e6f8a35d0c9b7e21a6" + mark)
            .replace("c1-5f0e2b7d94a86c31", "c1-5f0e2b7d94a86c3" + mark)
            .replace("camille.moreau", "camille." + mark)
            .replace("5550142", "555014" + told.person())
            .replace("555-0142", "555-014" + told.person());
    world.accepts(world.topic(told.slug()), body);
  }

  private record Automations(
      AutomationId purchase, AutomationId cart, AutomationId delivery, AutomationId anyShipment) {
    static Automations in(StoryWorld world) {
      return new Automations(
          new AutomationId(world.activate("{\"kind\": \"post-purchase\"}")),
          new AutomationId(world.activate("{\"kind\": \"abandoned-cart\", \"after\": \"PT1H\"}")),
          new AutomationId(
              world.activate("{\"kind\": \"shipment-update\", \"statuses\": [\"delivered\"]}")),
          new AutomationId(world.activate("{\"kind\": \"shipment-update\"}")));
    }

    void haveCounted(StoryWorld world, int people) {
      assertThat(world.contacts()).isEqualTo(people);
      assertThat(world.timesTriggered(purchase)).isEqualTo(people);
      assertThat(world.entered(purchase)).isEqualTo(people);
      assertThat(world.timesTriggered(cart)).isZero();
      assertThat(world.timesTriggered(delivery)).isEqualTo(people);
      assertThat(world.timesTriggered(anyShipment)).isBetween((long) people, 3L * people);
    }
  }

  /** Fails one transaction: an even one before it is written, an odd one once it is. */
  private static final class OneFailure implements StoreFaults {
    private final AtomicInteger left;
    private final boolean written;
    private volatile boolean armed;

    OneFailure(int transaction) {
      left = new AtomicInteger(transaction / 2 + 1);
      written = transaction % 2 == 1;
    }

    void arm() {
      armed = true;
    }

    void disarm() {
      armed = false;
    }

    @Override
    public void before(List<Write> writes) {
      if (!written) {
        failOnce();
      }
    }

    @Override
    public void after(List<Write> writes) {
      if (written) {
        failOnce();
      }
    }

    private void failOnce() {
      if (armed && left.decrementAndGet() == 0) {
        throw new TransientFailure("The store does not answer");
      }
    }
  }
}
