package io.relance.lambda;

import io.relance.application.persistence.Ids;
import io.relance.application.sending.model.Claim;
import io.relance.application.sending.model.WorkerLeases;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Function instances as claimants: they cannot observe each other, so only deadlines end a claim.
 *
 * <p>An instance gets its name at its first claim: a name chosen earlier would be the same in all
 * instances restored from one snapshot.
 */
final class LambdaWorkers implements WorkerLeases {
  private final WorkerLeases unseen;
  private @Nullable String self;

  LambdaWorkers(InstantSource realTime) {
    unseen = WorkerLeases.concurrent("", realTime);
  }

  @Override
  public synchronized String holder() {
    if (self == null) {
      self = Ids.random();
    }
    return self;
  }

  @Override
  public boolean mayBeActive(Claim claim) {
    return unseen.mayBeActive(claim);
  }
}
