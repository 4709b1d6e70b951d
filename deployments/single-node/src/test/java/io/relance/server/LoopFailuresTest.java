package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopFailuresTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-05T10:00:00Z"));
  private final List<String> lines = new ArrayList<>();
  private final LoopFailures failures =
      new LoopFailures(
          now::get, (failure, count) -> lines.add(failure.getMessage() + " x" + count));

  @Test
  void waitsFromOneSecondUpToThirty() {
    var waits = IntStream.rangeClosed(1, 7).mapToLong(_ -> fail("down").toSeconds());

    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @Test
  void waitsOneSecondAgainAfterASuccess() {
    fail("down");
    fail("down");
    failures.succeeded();

    assertThat(fail("down")).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void logsOnceAMinuteHowManyThereWere() {
    fail("first");
    fail("second");
    fail("third");
    now.updateAndGet(it -> it.plus(Duration.ofMinutes(1)));
    fail("fourth");

    assertThat(lines).containsExactly("first x1", "fourth x3");
  }

  private Duration fail(String message) {
    return failures.failed(new IllegalStateException(message));
  }
}
