package io.relance.application.walks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What the definition is told of an element: the exit that the wave takes, and the instant to wait
 * for. The exit {@value #ENDED} means that nobody is left in the wave.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Step(String exit, Optional<String> until) {
  public static final String ENDED = "ended";

  public static Step ended() {
    return new Step(ENDED, Optional.empty());
  }
}
