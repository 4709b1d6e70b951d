package io.relance.server;

import io.relance.embedded.engine.TaskHandler;
import java.util.concurrent.CompletableFuture;

/**
 * A function that the engine knows before it is there: the engine resumes executions as soon as it
 * opens, and the function needs the engine to be made.
 */
final class DeferredHandler implements TaskHandler {
  private final CompletableFuture<TaskHandler> handler = new CompletableFuture<>();

  void become(TaskHandler real) {
    handler.complete(real);
  }

  @Override
  public String invoke(String payload) throws Exception {
    return handler.join().invoke(payload);
  }
}
