package io.relance.application.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.testing.HandClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L-9, D5.3: who may still be working on what was claimed")
class ClaimantsTest {
  private final HandClock clock = new HandClock();

  private Claim heldBy(String holder) {
    return new Claim("c1", holder, clock.instant().plus(ClaimSends.IN_HAND));
  }

  @Test
  void givesUpAtOnceWhatAnEarlierProcessHeldWhereThereIsOneAtATime() {
    var claimants = Claimants.oneProcess("boot-2", clock);

    assertThat(claimants.mayStillBeWorking(heldBy("boot-1"))).isFalse();
    assertThat(claimants.mayStillBeWorking(heldBy(claimants.self()))).isTrue();
  }

  @Test
  void waitsForOthersUntilAMinuteAfterTheirDeadlineWhereThereAreMany() {
    var claimants = Claimants.manyAtOnce("invocation-2", clock);
    var claim = heldBy("invocation-1");

    clock.advance(ClaimSends.IN_HAND.plus(Claimants.GRACE).minus(Duration.ofMillis(1)));
    assertThat(claimants.mayStillBeWorking(claim)).isTrue();

    clock.advance(Duration.ofMillis(1));
    assertThat(claimants.mayStillBeWorking(claim)).isFalse();
    assertThat(claimants.mayStillBeWorking(heldBy("invocation-1"))).isTrue();
  }
}
