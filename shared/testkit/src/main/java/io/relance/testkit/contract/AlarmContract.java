package io.relance.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.alarm.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** D2.4: what every adapter of {@link Alarm} has to pass. */
@DisplayName("D2.4: alarm")
public abstract class AlarmContract {
  private final AtomicInteger woken = new AtomicInteger();

  /** An alarm that runs this each time it wakes. */
  protected abstract Alarm alarm(Runnable woken);

  /** The alarm's current time. */
  protected abstract Instant now();

  protected abstract void letPass(Duration duration);

  /** The unit of time up to which an alarm is rounded. */
  protected Duration precision() {
    return Duration.ofSeconds(1);
  }

  /** How late an alarm may be. */
  protected Duration patience() {
    return Duration.ofSeconds(30);
  }

  @Test
  void wakesAtTheInstantAndNotBefore() {
    var alarm = alarm(woken::incrementAndGet);
    alarm.wakeAt(now().plusSeconds(120));

    letPass(Duration.ofSeconds(60));
    assertThat(woken).hasValue(0);

    letPass(Duration.ofSeconds(61));
    wokeAtLeast(1);
  }

  @Test
  void wakesAtOnceForWhatIsPast() {
    alarm(woken::incrementAndGet).wakeAt(now().minusSeconds(3_600));

    wokeAtLeast(1);
  }

  @Test
  void wakesForAnEarlierInstantAskedForLater() {
    var alarm = alarm(woken::incrementAndGet);
    alarm.wakeAt(now().plusSeconds(7_200));
    alarm.wakeAt(now().plusSeconds(60));

    letPass(Duration.ofSeconds(61));
    wokeAtLeast(1);

    letPass(Duration.ofHours(3));
    wokeAtLeast(2);
  }

  @Test
  void wakesAgainAfterWhatItWokeHasFailed() {
    var alarm =
        alarm(
            () -> {
              if (woken.incrementAndGet() == 1) {
                throw new IllegalStateException("The first call fails");
              }
            });
    alarm.wakeAt(now());
    wokeAtLeast(1);

    alarm.wakeAt(now().plusSeconds(1));
    letPass(precision().plusSeconds(1));

    wokeAtLeast(2);
  }

  private void wokeAtLeast(int times) {
    Patience.within(patience(), () -> assertThat(woken).hasValueGreaterThanOrEqualTo(times));
  }
}
