package io.relance.application.execution;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What the definition is told of an element: the exit that the wave takes, and the instant to wait
 * for. The exit {@value #ENDED} means that nobody is left in the wave.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record StepResult(String exit, Optional<String> until) {
  public static final String ENDED = "ended";

  public static StepResult ended() {
    return new StepResult(ENDED, Optional.empty());
  }
}
