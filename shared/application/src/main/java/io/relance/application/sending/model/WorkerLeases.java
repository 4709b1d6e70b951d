package io.relance.application.sending.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Decides whether the holder of a claim may still be active. */
public interface WorkerLeases {
  /** The time after its deadline until a claim expires. */
  Duration GRACE = Duration.ofMinutes(1);

  /** The name under which this process or invocation claims. */
  String holder();

  /** Whether the holder may still call the provider or write the result. */
  boolean mayBeActive(Claim claim);

  /** For a single process: claims of earlier processes are abandoned. */
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

  /** For concurrent workers, whose claims expire by their deadline only. */
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

  /** The instant at which an unsettled claim expires. */
  static Instant expiresAt(Claim claim) {
    return claim.deadline().plus(GRACE);
  }

  private static boolean before(Claim claim, InstantSource realTime) {
    return realTime.instant().isBefore(expiresAt(claim));
  }
}
