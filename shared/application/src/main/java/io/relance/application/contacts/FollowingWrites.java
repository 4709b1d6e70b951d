package io.relance.application.contacts;

import io.relance.domain.store.Write;
import java.util.List;

/**
 * What a change makes necessary.
 *
 * @param writes for the transaction of the change
 * @param committed to run after the transaction; what it does is repeated if it is interrupted
 */
public record FollowingWrites(List<Write> writes, Runnable committed) {
  public static final FollowingWrites NONE = new FollowingWrites(List.of(), () -> {});

  public FollowingWrites {
    writes = List.copyOf(writes);
  }
}
