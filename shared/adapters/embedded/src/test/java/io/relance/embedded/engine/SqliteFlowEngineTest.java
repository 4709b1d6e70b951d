package io.relance.embedded.engine;

import io.relance.domain.engine.FlowEngine;
import io.relance.testkit.contract.FlowEngineContract;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteFlowEngineTest extends FlowEngineContract {
  private final HandClock clock = new HandClock(Instant.parse("2026-03-02T10:00:00Z"));

  @TempDir private Path folder = Path.of("");
  private Optional<OneMachine> machine = Optional.empty();

  @BeforeEach
  void open() {
    machine = Optional.of(OneMachine.in(folder, clock));
  }

  @AfterEach
  void close() {
    machine.ifPresent(OneMachine::close);
  }

  private OneMachine machine() {
    return machine.orElseThrow();
  }

  @Override
  public FlowEngine engine() {
    return machine().engine;
  }

  @Override
  public Optional<String> takeTaskMessage() {
    return machine().take(OneMachine.TASKS);
  }

  @Override
  public Optional<String> takeStatusEvent() {
    return machine().take(OneMachine.STATUS);
  }

  @Override
  public void letPass(Duration duration) {
    machine().awaitIdle();
    clock.pass(duration);
    machine().awaitIdle();
  }
}
