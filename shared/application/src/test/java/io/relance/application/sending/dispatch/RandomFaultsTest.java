package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.sending.model.SendState;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.SimulatedCrash;
import java.nio.file.Path;
import java.time.Duration;
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
    var sms = new PlayedSms();
    var around = SendingWorld.Around.in(folder, sms);
    var wave = begin(around);

    int processes = 1 + random.nextInt(5);
    for (int process = 0; process < processes; process++) {
      moods(random, sms);
      lives(around, "boot-" + process, CrashPoint.at(random.nextInt(60)), random, wave);
    }

    try (var last = new SendingWorld(around, "last", CrashPoint.never())) {
      sms.becomesWell();
      var play = new Play(last);
      for (int look = 0; look < 40; look++) {
        play.later(Duration.ofMinutes(1));
      }
      checkEnd(play, sms, wave);
    }
  }

  private static void checkEnd(Play play, PlayedSms sms, String wave) {
    assertThat(play.movedOn(wave, "hello")).isPresent();
    assertThat(play.shards()).allMatch(Play::addsUp);
    assertThat(play.count("queued") + play.count("unconfirmed")).isZero();
    assertThat(play.count("targeted")).isEqualTo(PEOPLE);
    var texts = sms.countsBySend();
    for (var send : play.sends("launch-1", "hello")) {
      var times = texts.getOrDefault(send.id(), 0L);
      var failedLater = send.state() == SendState.FAILED && send.providerId().isPresent();
      assertThat(times)
          .as("texts of a send that is %s", send.state())
          .isEqualTo(send.state() == SendState.SENT || failedLater ? 1 : 0);
    }
  }

  /** A process that works, is told things twice, and ends somewhere. */
  private static void lives(
      SendingWorld.Around around, String boot, CrashPoint crash, Random random, String wave) {
    var sms = (PlayedSms) around.sms();
    sms.calledUntil(crash);
    try (var world = new SendingWorld(around, boot, crash)) {
      var play = new Play(world);
      for (int look = 0; look < 6; look++) {
        if (random.nextInt(3) == 0) {
          play.arrives(wave, "hello");
        }
        play.later(Duration.ofSeconds(random.nextInt(100)));
        reports(world, sms, random);
      }
    } catch (SimulatedCrash _) {
      // The next one goes on.
    } finally {
      sms.calledUntil(CrashPoint.never());
    }
  }

  private static void reports(SendingWorld world, PlayedSms sms, Random random) {
    for (var taken : sms.taken()) {
      if (random.nextInt(4) == 0) {
        var statuses = DeliveryReceipt.Status.values();
        world
            .sending()
            .processReceipt()
            .take(
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

  private static void moods(Random random, PlayedSms sms) {
    var moods =
        List.of(
            PlayedSms.Mood.ACCEPTS,
            PlayedSms.Mood.ACCEPTS,
            PlayedSms.Mood.IS_BUSY,
            PlayedSms.Mood.FALLS_SILENT_BEFORE,
            PlayedSms.Mood.FALLS_SILENT_AFTER,
            PlayedSms.Mood.REFUSES);
    IntStream.range(0, 10).forEach(_ -> sms.next(1, moods.get(random.nextInt(moods.size()))));
  }

  private static String begin(SendingWorld.Around around) {
    try (var world = new SendingWorld(around, "first", CrashPoint.never())) {
      var play = new Play(world);
      var wave = play.launch(world.live(Play.FLOW), play.subscribers(PEOPLE));
      play.arrives(wave, "hello");
      return wave;
    }
  }
}
