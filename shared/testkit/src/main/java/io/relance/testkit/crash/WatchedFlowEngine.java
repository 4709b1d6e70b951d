package io.relance.testkit.crash;

import io.relance.domain.engine.ExecutionStatus;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.engine.TaskToken;
import java.util.Optional;

/** An engine whose calls are watched. */
public record WatchedFlowEngine(FlowEngine engine, EffectWatch watch) implements FlowEngine {
  @Override
  public MachineVersion publish(String machine, long version, String definition) {
    return watch.watch(
        new Effect.Published(machine), () -> engine.publish(machine, version, definition));
  }

  @Override
  public boolean remove(MachineVersion version) {
    return watch.watch(new Effect.Removed(version.reference()), () -> engine.remove(version));
  }

  @Override
  public Started start(MachineVersion version, String name, String input) {
    return watch.watch(new Effect.Started(name), () -> engine.start(version, name, input));
  }

  @Override
  public void stop(MachineVersion version, String name, String cause) {
    watch.watch(new Effect.Stopped(name), () -> engine.stop(version, name, cause));
  }

  @Override
  public Answered succeed(TaskToken token, String output) {
    return watch.watch(new Effect.Answered(token), () -> engine.succeed(token, output));
  }

  @Override
  public Answered fail(TaskToken token, String error, String cause) {
    return watch.watch(new Effect.Answered(token), () -> engine.fail(token, error, cause));
  }

  @Override
  public Optional<ExecutionStatus> describe(MachineVersion version, String name) {
    watch.reading();
    return engine.describe(version, name);
  }
}
