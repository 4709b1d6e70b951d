package io.relance.interpreter.replay;

import java.util.Optional;

/** The result of replaying one recorded execution. */
sealed interface Verdict {
  /**
   * It came to the same end by the same states.
   *
   * @param smallDifference where its events differ all the same, which none is required to avoid
   */
  record Passed(Optional<String> smallDifference) implements Verdict {}

  record Differs(String how) implements Verdict {}

  record LeftOut(String why) implements Verdict {}
}
