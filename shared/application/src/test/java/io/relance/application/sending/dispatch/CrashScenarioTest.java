package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.SimulatedCrash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("L-12, L-14, L-15: wherever a process ends, nobody gets a message twice or none")
class CrashScenarioTest {
  @TempDir private Path folder;
  private boolean capped;

  /** What is tried: how many people, whether they are answered in an exchange, and how it began. */
  private record Trial(int people, boolean exchange, WaveId wave) {}

  @Test
  void losesNobodyOfALaunch() throws IOException {
    endsEverywhere(prepare(3, false));
  }

  @Test
  void losesNobodyWhoIsAnsweredInAnExchange() throws IOException {
    endsEverywhere(prepare(1, true));
  }

  @Test
  void losesNobodyWhoseProviderFellSilentBeforeTakingIt() throws IOException {
    fallsSilent(FakeSmsProvider.Mood.FALLS_SILENT_BEFORE);
  }

  @Test
  void losesNobodyWhoseProviderFellSilentAfterTakingIt() throws IOException {
    fallsSilent(FakeSmsProvider.Mood.FALLS_SILENT_AFTER);
  }

  @Test
  @DisplayName("D7.6: a frequency cap of one permits what was counted before the process ended")
  void losesNobodyUnderAFrequencyCap() throws IOException {
    capped = true;
    everywhere(
        prepare(2, false),
        sms -> sms.next(1, FakeSmsProvider.Mood.FALLS_SILENT_BEFORE),
        (sms, end) -> {
          assertThat(sms.countsBySend().values()).containsExactly(1L, 1L);
          assertThat(end.counts()).containsEntry("sent", 2L);
        });
  }

  private void fallsSilent(FakeSmsProvider.Mood mood) throws IOException {
    var trial = prepare(1, true);
    everywhere(
        trial,
        sms -> sms.next(1, mood),
        (sms, end) -> {
          assertThat(sms.countsBySend().values()).containsExactly(1L);
          assertThat(end.counts()).containsEntry("sent", 1L);
        });
  }

  @Test
  void sendsNothingTwiceThroughAProviderThatCannotBeAsked() throws IOException {
    everywhere(
        prepare(3, false),
        FakeSmsProvider::cannotBeAsked,
        (sms, end) -> {
          long sent = end.counts().getOrDefault("sent", 0L);
          assertThat(sms.countsBySend().values()).allMatch(times -> times == 1);
          assertThat(sent + end.counts().getOrDefault("unconfirmed", 0L)).isEqualTo(3);
          assertThat((long) sms.taken().size()).isGreaterThanOrEqualTo(sent);
        });
  }

  private void endsEverywhere(Trial trial) throws IOException {
    everywhere(
        trial,
        _ -> {},
        (sms, end) -> {
          assertThat(sms.countsBySend().values()).hasSize(trial.people()).containsOnly(1L);
          assertThat(end.counts()).containsEntry("sent", (long) trial.people());
        });
  }

  /** Ends processes at the first point, at the second, and so on, to the last there is. */
  private void everywhere(
      Trial trial, Consumer<FakeSmsProvider> mood, BiConsumer<FakeSmsProvider, End> check)
      throws IOException {
    long point = -1;
    End end;
    do {
      point++;
      var sms = new FakeSmsProvider();
      mood.accept(sms);
      end = endsAt(point, trial, sms);
      check.accept(sms, end);
    } while (end.died());
    assertThat(point).as("points at which it ended").isGreaterThan(12);
  }

  /** How it stands when all has been done. */
  private record End(boolean died, Map<String, Long> counts) {}

  private End endsAt(long point, Trial trial, FakeSmsProvider sms) throws IOException {
    var around = SendingFixture.Around.in(copy(), sms);
    var crash = CrashPoint.at(point);
    sms.calledUntil(crash);
    try (var dying = fixture(around, "boot-2", crash)) {
      for (int look = 0; look < 5; look++) {
        new SendingScenario(dying).later(Duration.ofSeconds(20));
      }
    } catch (SimulatedCrash _) {
      // On to the next process.
    }
    sms.calledUntil(CrashPoint.never());
    try (var next = fixture(around, "boot-3", CrashPoint.never())) {
      var sendingScenario = new SendingScenario(next);
      for (int look = 0; look < 20; look++) {
        sendingScenario.later(Duration.ofSeconds(20));
      }
      assertThat(sendingScenario.movedOn(trial.wave(), new ElementId("hello")))
          .as("wave at point %d", point)
          .isPresent();
      assertThat(sendingScenario.shards()).allMatch(SendingScenario::addsUp);
      assertThat(sendingScenario.count("queued")).isZero();
      return new End(crash.dead(), sendingScenario.counts());
    }
  }

  private SendingFixture fixture(SendingFixture.Around around, String boot, CrashPoint crash) {
    var world = new SendingFixture(around, boot, crash);
    if (capped) {
      world.capAt(1, 1);
    }
    return world;
  }

  /** A world in which a wave is about to come to its first element. */
  private Trial prepare(int people, boolean exchange) throws IOException {
    Files.createDirectories(folder.resolve("made"));
    try (var world = new SendingFixture(folder.resolve("made"), new FakeSmsProvider())) {
      var sendingScenario = new SendingScenario(world);
      var contacts = sendingScenario.subscribers(people);
      var source = exchange ? "inbound:1" : "launch-1";
      var wave = sendingScenario.wave(world.live(SendingScenario.FLOW), source, contacts, exchange);
      sendingScenario.arrives(wave, new ElementId("hello"));
      return new Trial(people, exchange, wave);
    }
  }

  private Path copy() throws IOException {
    var to = Files.createTempDirectory(folder, "copy");
    try (var files = Files.list(folder.resolve("made"))) {
      for (var file : new ArrayList<>(files.toList())) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    return to;
  }
}
