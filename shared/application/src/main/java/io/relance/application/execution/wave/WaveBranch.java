package io.relance.application.execution.wave;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The members of a wave that leave an element by the same exit.
 *
 * @param until the end of the wait before the next element
 */
public record WaveBranch(String exit, Optional<Instant> until, List<Member> members) {
  public WaveBranch {
    members = List.copyOf(members);
  }

  static WaveBranch of(String exit, List<Member> members) {
    return new WaveBranch(exit, Optional.empty(), members);
  }
}
