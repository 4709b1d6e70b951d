package io.relance.application.sending.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.sending.dispatch.ClaimSends;
import io.relance.application.testing.TestProject;
import io.relance.testkit.time.HandClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L-9, D5.3: who may still be working on what was claimed")
class WorkerLeasesTest {
  private final HandClock clock = TestProject.clock();

  private Claim heldBy(String holder) {
    return new Claim("c1", holder, clock.instant().plus(ClaimSends.CLAIM_DURATION));
  }

  @Test
  void givesUpAtOnceWhatAnEarlierProcessHeldWhereThereIsOneAtATime() {
    var workerLeases = WorkerLeases.singleProcess("boot-2", clock);

    assertThat(workerLeases.mayBeActive(heldBy("boot-1"))).isFalse();
    assertThat(workerLeases.mayBeActive(heldBy(workerLeases.holder()))).isTrue();
  }

  @Test
  void waitsForOthersUntilAMinuteAfterTheirDeadlineWhereThereAreMany() {
    var workerLeases = WorkerLeases.concurrent("invocation-2", clock);
    var claim = heldBy("invocation-1");

    clock.pass(ClaimSends.CLAIM_DURATION.plus(WorkerLeases.GRACE).minus(Duration.ofMillis(1)));
    assertThat(workerLeases.mayBeActive(claim)).isTrue();

    clock.pass(Duration.ofMillis(1));
    assertThat(workerLeases.mayBeActive(claim)).isFalse();
    assertThat(workerLeases.mayBeActive(heldBy("invocation-1"))).isTrue();
  }
}
