package io.relance.application.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.store.Conflict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OptimisticRetryTest {
  private final List<Duration> pauses = new ArrayList<>();
  private final OptimisticRetry retry = new OptimisticRetry(pauses::add, new Random(7));
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void readsAgainUntilTheWriteIsAccepted() {
    var result = retry.run("wave", "w1", () -> acceptedAt(4));

    assertThat(result).isEqualTo("attempt 4");
    assertThat(pauses).hasSize(3);
  }

  @Test
  void waitsForARandomPartOfASpanThatDoublesUpToHalfASecond() {
    retry.run("wave", "w1", () -> acceptedAt(OptimisticRetry.ATTEMPTS));

    assertThat(pauses).hasSize(OptimisticRetry.ATTEMPTS - 1);
    for (var at = 0; at < pauses.size(); at++) {
      var longest = Duration.ofMillis(Math.min(500, 5L << at));
      assertThat(pauses.get(at)).isBetween(Duration.ZERO, longest);
    }
  }

  @Test
  void namesTheItemWhenEveryAttemptWasRefused() {
    assertThatThrownBy(() -> retry.run("wave", "w1", () -> acceptedAt(Integer.MAX_VALUE)))
        .isInstanceOf(TransientFailure.class)
        .hasMessage("Changed by others at each of 15 attempts {wave=w1}");
    assertThat(attempts).hasValue(OptimisticRetry.ATTEMPTS);
  }

  @Test
  void repeatsWhatMetAnotherTransaction() {
    assertThat(retry.runOnConflict(() -> withoutConflictAt(3))).isEqualTo(3);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void throwsTheConflictThatEveryAttemptMet() {
    assertThatThrownBy(() -> retry.runOnConflict(() -> withoutConflictAt(Integer.MAX_VALUE)))
        .isInstanceOf(Conflict.class);
    assertThat(attempts).hasValue(OptimisticRetry.ATTEMPTS);
  }

  private Optional<String> acceptedAt(int attempt) {
    return attempts.incrementAndGet() < attempt
        ? Optional.empty()
        : Optional.of("attempt " + attempts);
  }

  private int withoutConflictAt(int attempt) {
    if (attempts.incrementAndGet() < attempt) {
      throw new Conflict();
    }
    return attempts.get();
  }
}
