package io.relance.e2e.definitions;

import io.relance.domain.engine.FlowEngine;
import io.relance.domain.engine.FlowEngine.Answered;
import io.relance.domain.engine.TaskToken;

/**
 * Answers the sends that executions put in their queue, as the sending function does when all of a
 * wave are settled.
 */
final class SettledSends implements AutoCloseable {
  private final SendsQueue queue;
  private final FlowEngine engine;
  private final Waves waves;
  private final Thread thread;
  private volatile boolean closed;

  SettledSends(SendsQueue queue, FlowEngine engine, Waves waves) {
    this.queue = queue;
    this.engine = engine;
    this.waves = waves;
    this.thread = Thread.ofVirtual().start(this::answerAll);
  }

  private void answerAll() {
    while (!closed) {
      Tries.of(queue::take).forEach(message -> Thread.startVirtualThread(() -> answer(message)));
    }
  }

  private void answer(String message) {
    var task = Json.parse(message);
    var token = new TaskToken(task.path("token").textValue());
    waves.answer(task).ifPresent(reply -> Tries.of(() -> settle(token, reply)));
  }

  private Answered settle(TaskToken token, Reply reply) {
    return switch (reply) {
      case Reply.Success(var output) -> engine.succeed(token, output.toString());
      case Reply.Failed(var error, var message) -> engine.fail(token, error, message);
    };
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    queue.close();
  }
}
