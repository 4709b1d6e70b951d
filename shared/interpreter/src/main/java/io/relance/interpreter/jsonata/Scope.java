package io.relance.interpreter.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What an expression can read while it is evaluated. */
public interface Scope {
  /** The value of a variable, named without its dollar sign. */
  Optional<JsonNode> variable(String name);

  /** A member of {@code $states}: input, result, errorOutput or context, where the state has it. */
  Optional<JsonNode> states(String member);

  /** The time and the random numbers for functions. */
  Randomness chance();
}
