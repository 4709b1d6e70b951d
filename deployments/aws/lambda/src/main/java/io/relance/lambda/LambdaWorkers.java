package io.relance.lambda;

import io.relance.application.persistence.Ids;
import io.relance.application.sending.model.Claim;
import io.relance.application.sending.model.WorkerLeases;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Instances of functions as claimants: they cannot see one another, so deadlines alone tell.
 *
 * <p>Each is named when it first claims: what was named before would be the same in all that are
 * restored from one snapshot.
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
