package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.sending.model.SendState;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.SimulatedCrash;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("L-9, L-12, L-19: random faults, crashes, redeliveries and receipts")
class RandomFaultsTest {
  private static final int PEOPLE = 6;

  @TempDir private Path folder;

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("relance.seeds", 12));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void reachesEverybodyOnceWithAProviderThatCanBeAsked(long seed) {
    var random = new Random(seed);
    var sms = new FakeSmsProvider();
    var around = SendingFixture.Around.in(folder, sms);
    var wave = begin(around);

    int processes = 1 + random.nextInt(5);
    for (int process = 0; process < processes; process++) {
      moods(random, sms);
      lives(around, "boot-" + process, CrashPoint.at(random.nextInt(60)), random, new WaveId(wave));
    }

    try (var last = new SendingFixture(around, "last", CrashPoint.never())) {
      sms.becomesWell();
      var sendingScenario = new SendingScenario(last);
      for (int look = 0; look < 40; look++) {
        sendingScenario.later(Duration.ofMinutes(1));
      }
      checkEnd(sendingScenario, sms, new WaveId(wave));
    }
  }

  private static void checkEnd(SendingScenario sendingScenario, FakeSmsProvider sms, WaveId wave) {
    assertThat(sendingScenario.movedOn(wave, new ElementId("hello"))).isPresent();
    assertThat(sendingScenario.shards()).allMatch(SendingScenario::addsUp);
    assertThat(sendingScenario.count("queued") + sendingScenario.count("unconfirmed")).isZero();
    assertThat(sendingScenario.count("targeted")).isEqualTo(PEOPLE);
    var texts = sms.countsBySend();
    for (var send : sendingScenario.sends("launch-1", new ElementId("hello"))) {
      var times = texts.getOrDefault(send.id().value(), 0L);
      var failedLater = send.state() == SendState.FAILED && send.providerId().isPresent();
      assertThat(times)
          .as("texts of a send that is %s", send.state())
          .isEqualTo(send.state() == SendState.SENT || failedLater ? 1 : 0);
    }
  }

  /** A process that works, is told things twice, and ends somewhere. */
  private static void lives(
      SendingFixture.Around around, String boot, CrashPoint crash, Random random, WaveId wave) {
    var sms = (FakeSmsProvider) around.sms();
    sms.calledUntil(crash);
    try (var world = new SendingFixture(around, boot, crash)) {
      var sendingScenario = new SendingScenario(world);
      for (int look = 0; look < 6; look++) {
        if (random.nextInt(3) == 0) {
          sendingScenario.arrives(wave, new ElementId("hello"));
        }
        sendingScenario.later(Duration.ofSeconds(random.nextInt(100)));
        report(world, sms, random);
      }
    } catch (SimulatedCrash _) {
      // The next one goes on.
    } finally {
      sms.calledUntil(CrashPoint.never());
    }
  }

  private static void report(SendingFixture world, FakeSmsProvider sms, Random random) {
    for (var taken : sms.taken()) {
      if (random.nextInt(4) == 0) {
        // Not DEFERRED, after which a message is passed to the provider again.
        var statuses =
            EnumSet.complementOf(EnumSet.of(DeliveryReceipt.Status.DEFERRED))
                .toArray(DeliveryReceipt.Status[]::new);
        world
            .sending()
            .processReceipt()
            .process(
                new DeliveryReceipt(
                    "played",
                    taken.id(),
                    Optional.of(taken.sms().sendId()),
                    statuses[random.nextInt(statuses.length)],
                    Optional.empty(),
                    Optional.empty(),
                    Kind.MESSAGE));
      }
    }
  }

  private static void moods(Random random, FakeSmsProvider sms) {
    var moods =
        List.of(
            FakeSmsProvider.Mood.ACCEPTS,
            FakeSmsProvider.Mood.ACCEPTS,
            FakeSmsProvider.Mood.IS_BUSY,
            FakeSmsProvider.Mood.FALLS_SILENT_BEFORE,
            FakeSmsProvider.Mood.FALLS_SILENT_AFTER,
            FakeSmsProvider.Mood.REFUSES);
    IntStream.range(0, 10).forEach(_ -> sms.next(1, moods.get(random.nextInt(moods.size()))));
  }

  private static String begin(SendingFixture.Around around) {
    try (var world = new SendingFixture(around, "first", CrashPoint.never())) {
      var sendingScenario = new SendingScenario(world);
      var wave =
          sendingScenario.launch(
              world.live(SendingScenario.FLOW), sendingScenario.subscribers(PEOPLE));
      sendingScenario.arrives(wave, new ElementId("hello"));
      return wave.value();
    }
  }
}
