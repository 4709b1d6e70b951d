package io.relance.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExponentialBackoffTest {
  private final ExponentialBackoff backoff =
      new ExponentialBackoff(Duration.ofMillis(200), Duration.ofSeconds(2));

  @Test
  void startsWithItsFirstWaitAndDoublesUpToTheLongest() {
    var waits = IntStream.rangeClosed(1, 6).mapToLong(it -> backoff.wait(it).toMillis());

    assertThat(waits).containsExactly(200L, 400L, 800L, 1600L, 2000L, 2000L);
  }

  @Test
  void overflowsAfterNoNumberOfFailures() {
    assertThat(backoff.wait(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void waitsForARandomPartOfTheWait() {
    var random = new Random(7);
    var waits = IntStream.range(0, 1000).mapToObj(_ -> backoff.jittered(1, random)).toList();

    assertThat(waits)
        .allMatch(it -> !it.isNegative() && it.compareTo(Duration.ofMillis(200)) <= 0)
        .contains(Duration.ZERO, Duration.ofMillis(200));
  }

  @Test
  void refusesWaitsThatShrink() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExponentialBackoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .withMessage("The longest wait, PT1S, is shorter than the first, PT2S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExponentialBackoff(Duration.ZERO, Duration.ofSeconds(1)))
        .withMessage("The first wait must be positive, not PT0S");
  }
}
