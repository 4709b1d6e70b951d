package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.interpreter.jsonata.DataLimitExceeded;
import io.relance.interpreter.jsonata.PayloadSize;
import io.relance.interpreter.machine.State;

/** Holds what states give and take to the limit of 256 KiB. */
final class Payloads {
  private Payloads() {}

  static void check(JsonNode output, State state) {
    if (PayloadSize.exceeds(output)) {
      throw tooLarge(state instanceof State.Task task ? Resource.of(task).type() : state.name());
    }
  }

  static DataLimitExceeded tooLarge(String what) {
    return new DataLimitExceeded(
        "The state/task '%s' returned a result with a size exceeding the maximum number of bytes service limit."
            .formatted(what));
  }
}
