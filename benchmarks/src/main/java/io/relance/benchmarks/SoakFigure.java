package io.relance.benchmarks;

import io.relance.testkit.fake.FakeShop;
import io.relance.testkit.fake.FakeTwilio;
import io.relance.testkit.load.Customers;
import io.relance.testkit.process.ProcessGauges;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A busy shop for some minutes, with a provider that fails now and then: whether the server's
 * memory, threads and descriptors grow, and whether each message was sent once.
 */
final class SoakFigure implements Figures.Figure {
  private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(10);
  private static final Duration BETWEEN_ORDERS = Duration.ofMillis(50);

  /** The part of the samples that is left out at the beginning. */
  private static final double WARM_UP = 0.2;

  /** The minutes. */
  @Override
  public int people() {
    return 30;
  }

  @Override
  public List<Line> measure(int minutes) throws IOException {
    try (var folder = Folder.make();
        var twilio = FakeTwilio.start();
        var server = new MeasuredServer(folder.path(), twilio.url(), SoakShop.settings())) {
      var fakeShop =
          new FakeShop(
              SoakShop.DOMAIN, SoakShop.SECRET, server.address().resolve("/webhooks/shopify"));
      twilio.deliversEverything();
      var texts = server.address().resolve("/webhooks/twilio/messages");
      var customers = new Customers(fakeShop, twilio, texts, Shop.SENDER);
      var shop = new SoakShop(Shop.client(server.address()), twilio, customers);
      shop.open();
      var samples = soak(shop, new ProcessGauges(server.pid()), Duration.ofMinutes(minutes));
      shop.awaitQuiet();
      return lines(minutes, shop, samples);
    }
  }

  private static SoakSamples soak(SoakShop shop, ProcessGauges gauges, Duration time) {
    var samples = new ArrayList<SoakSamples.Sample>();
    var start = System.nanoTime();
    var nextSample = start;
    for (int order = 1; System.nanoTime() - start < time.toNanos(); order++) {
      parkUntil(start + order * BETWEEN_ORDERS.toNanos());
      shop.busy(order);
      if (System.nanoTime() >= nextSample) {
        samples.add(SoakSamples.Sample.of(Duration.ofNanos(System.nanoTime() - start), gauges));
        nextSample += BETWEEN_SAMPLES.toNanos();
      }
    }
    return new SoakSamples(samples).after(WARM_UP);
  }

  private static void parkUntil(long instant) {
    while (System.nanoTime() < instant) {
      LockSupport.parkNanos(instant - System.nanoTime());
    }
  }

  private static List<Line> lines(int minutes, SoakShop shop, SoakSamples samples) {
    var lines = new ArrayList<Line>();
    lines.add(
        Line.of(
            "a busy shop for %d minutes, with faults".formatted(minutes),
            "%,d orders, %,d texts sent".formatted(shop.orders(), shop.sent()),
            ""));
    lines.add(
        Line.of(
            "sent twice, never sent, sent after an opt-out",
            "%d, %d, %d".formatted(shop.sentTwice(), shop.neverSent(), shop.sentAfterOptOut()),
            "0, 0, 0"));
    for (var gauge : SoakSamples.GAUGES) {
      lines.add(Line.of(gauge, samples.describe(gauge), "flat"));
    }
    return lines;
  }
}
