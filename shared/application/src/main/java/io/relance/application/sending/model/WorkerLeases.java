package io.relance.application.sending.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Knows who may still be working on what they claimed. */
public interface WorkerLeases {
  /** How long after its deadline a holder that cannot be seen is given up. */
  Duration GRACE = Duration.ofMinutes(1);

  /** The name under which this process or invocation claims. */
  String holder();

  /** Whether a holder may yet call the provider, or is about to say what came of it. */
  boolean mayBeActive(Claim claim);

  /** One process after the other: whoever claimed before this one started is dead. */
  static WorkerLeases singleProcess(String boot, InstantSource realTime) {
    return new WorkerLeases() {
      @Override
      public String holder() {
        return boot;
      }

      @Override
      public boolean mayBeActive(Claim claim) {
        return claim.holder().equals(boot) && before(claim, realTime);
      }
    };
  }

  /** Many at once that cannot see each other: only the deadline tells. */
  static WorkerLeases concurrent(String self, InstantSource realTime) {
    return new WorkerLeases() {
      @Override
      public String holder() {
        return self;
      }

      @Override
      public boolean mayBeActive(Claim claim) {
        return before(claim, realTime);
      }
    };
  }

  /** When a claim is given up, if nobody settles it before. */
  static Instant expiresAt(Claim claim) {
    return claim.deadline().plus(GRACE);
  }

  private static boolean before(Claim claim, InstantSource realTime) {
    return realTime.instant().isBefore(expiresAt(claim));
  }
}
