package io.relance.application.execution.wave;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * The result of an element for the state machine: the exit of the wave, and the end of its wait.
 * The exit {@value #ENDED} means that the wave has no members left.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record StepResult(String exit, Optional<String> until) {
  public static final String ENDED = "ended";

  static StepResult of(WaveBranch waveBranch) {
    return new StepResult(waveBranch.exit(), waveBranch.until().map(Instant::toString));
  }

  public static StepResult ended() {
    return new StepResult(ENDED, Optional.empty());
  }
}
