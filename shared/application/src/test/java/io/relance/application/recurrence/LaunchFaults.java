package io.relance.application.recurrence;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.store.Write;
import io.relance.testkit.fault.StoreFaults;
import java.util.List;

/** One transaction that launches a date fails, or its answer is lost. */
final class LaunchFaults implements StoreFaults {
  boolean before;
  boolean after;

  @Override
  public void before(List<Write> writes) {
    if (before && isLaunch(writes)) {
      before = false;
      throw new TransientFailure("The store is down");
    }
  }

  @Override
  public void after(List<Write> writes) {
    if (after && isLaunch(writes)) {
      after = false;
      throw new TransientFailure("The answer is lost");
    }
  }

  private static boolean isLaunch(List<Write> writes) {
    return writes.stream().anyMatch(it -> it.key().partition().startsWith("recurrences#"));
  }
}
