package io.relance.embedded.engine;

import io.relance.interpreter.execution.Command;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A command for an execution.
 *
 * @param command empty to invoke only the tasks that may have been lost in a crash
 * @param answer whether the command had an effect, once that is durable
 */
record EngineCommand(Optional<Command> command, CompletableFuture<Boolean> answer) {
  static EngineCommand of(Command command) {
    return new EngineCommand(Optional.of(command), new CompletableFuture<>());
  }

  static EngineCommand invokeAgain() {
    return new EngineCommand(Optional.empty(), new CompletableFuture<>());
  }
}
