package io.relance.cloud;

import io.relance.application.sending.Claim;
import io.relance.application.sending.Claimants;
import io.relance.application.store.Ids;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Instances of functions as claimants: they cannot see one another, so deadlines alone tell.
 *
 * <p>Each is named when it first claims: what was named before would be the same in all that are
 * restored from one snapshot.
 */
final class Instances implements Claimants {
  private final Claimants unseen;
  private @Nullable String self;

  Instances(InstantSource realTime) {
    unseen = Claimants.manyAtOnce("", realTime);
  }

  @Override
  public synchronized String self() {
    if (self == null) {
      self = Ids.random();
    }
    return self;
  }

  @Override
  public boolean mayStillBeWorking(Claim claim) {
    return unseen.mayStillBeWorking(claim);
  }
}
