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
  /** No exit of an element has a space in its name. */
  private static final String HELD = "held here";

  public WaveBranch {
    members = List.copyOf(members);
  }

  /** Members who stay at the element until an instant, at which they enter it again. */
  public static WaveBranch held(Instant until, List<Member> members) {
    return new WaveBranch(HELD, Optional.of(until), members);
  }

  boolean isHeld() {
    return exit.equals(HELD);
  }

  static WaveBranch of(String exit, List<Member> members) {
    return new WaveBranch(exit, Optional.empty(), members);
  }
}
