package io.relance.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.testkit.contract.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** An engine over a folder, with the queue and the functions that tests use. */
final class OneMachine implements AutoCloseable {
  static final QueueName TASKS = new QueueName("tasks", false, Duration.ofSeconds(30), 5);
  static final QueueName STATUS = new QueueName("status", false, Duration.ofSeconds(30), 5);
  static final EngineSettings SETTINGS =
      new EngineSettings(
          Map.of("ContractQueueUrl", "the-tasks", "ContractFunction", "echo"),
          Map.of("the-tasks", TASKS),
          Optional.of(STATUS),
          8);

  final SqliteDatabase database;
  final SqliteQueue queue;
  final SqliteFlowEngine engine;

  OneMachine(Path folder, InstantSource clock, Map<String, TaskHandler> handlers) {
    this.database = SqliteDatabase.open(folder);
    this.queue = new SqliteQueue(database, clock);
    this.engine =
        SqliteFlowEngine.open(
            database, queue, clock, new SqliteFlowEngine.Setup(SETTINGS, handlers));
  }

  static OneMachine in(Path folder, InstantSource clock) {
    return new OneMachine(folder, clock, Map.of("echo", OneMachine::echo));
  }

  static String echo(String payload) {
    if (payload.contains("\"fail\"")) {
      throw new IllegalStateException("asked to fail");
    }
    return "{\"echo\":" + payload + "}";
  }

  Optional<String> take(QueueName name) {
    var received = queue.receive(name, 1, Duration.ZERO);
    queue.acknowledge(name, received);
    return received.stream().map(Received::body).findFirst();
  }

  void awaitIdle() {
    engine.wake();
    Patience.within(Duration.ofSeconds(60), () -> assertThat(engine.idle()).isTrue());
  }

  @Override
  public void close() {
    engine.close();
    database.close();
  }
}
