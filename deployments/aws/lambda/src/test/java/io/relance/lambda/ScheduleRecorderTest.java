package io.relance.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.metrics.Observation;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("M15: how late the schedule is, and what of it fails, is told once")
class ScheduleRecorderTest {
  private final ScheduleRecorder recorder = new ScheduleRecorder();

  @Test
  void tellsTheLatestEntryOnce() {
    fired(true, Duration.ofMinutes(3));
    fired(true, Duration.ofMinutes(7));
    fired(true, Duration.ofMinutes(1));

    assertThat(recorder.takeLag()).isEqualTo(420);
    assertThat(recorder.takeLag()).isZero();
  }

  @Test
  @DisplayName("Entries wait for the tick of their minute: that is no change to publish")
  void takesEntriesOfTheLastTickForPunctual() {
    fired(true, Duration.ofSeconds(119));

    assertThat(recorder.takeLag()).isZero();
  }

  @Test
  void countsWhatFailed() {
    fired(false, Duration.ZERO);
    fired(false, Duration.ZERO);
    fired(true, Duration.ZERO);

    assertThat(recorder.takeFailed()).isEqualTo(2);
    assertThat(recorder.takeFailed()).isZero();
  }

  private void fired(boolean succeeded, Duration late) {
    recorder.record(new Observation.EntryFired("cart", succeeded, late));
  }
}
