package io.relance.testkit.crash;

import io.relance.domain.engine.ExecutionStatus;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.engine.TaskToken;
import java.util.Optional;

/** An engine whose caller's process may end before or after anything it asks of it. */
public record FailingFlowEngine(FlowEngine engine, CrashPoint crash) implements FlowEngine {
  @Override
  public MachineVersion publish(String machine, long version, String definition) {
    return crash.effect(() -> engine.publish(machine, version, definition));
  }

  @Override
  public Started start(MachineVersion version, String name, String input) {
    return crash.effect(() -> engine.start(version, name, input));
  }

  @Override
  public void stop(MachineVersion version, String name, String cause) {
    crash.effect(() -> engine.stop(version, name, cause));
  }

  @Override
  public Answered succeed(TaskToken token, String output) {
    return crash.effect(() -> engine.succeed(token, output));
  }

  @Override
  public Answered fail(TaskToken token, String error, String cause) {
    return crash.effect(() -> engine.fail(token, error, cause));
  }

  @Override
  public Optional<ExecutionStatus> describe(MachineVersion version, String name) {
    crash.reading();
    return engine.describe(version, name);
  }
}
