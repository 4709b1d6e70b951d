package io.relance.testkit.fake;

import io.relance.domain.engine.ExecutionStatus;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.engine.TaskToken;
import java.util.Optional;

/** An engine that accepts every call and runs nothing. */
public final class IdleEngine implements FlowEngine {
  @Override
  public MachineVersion publish(String machine, long version, String definition) {
    return new MachineVersion(machine + ":" + version);
  }

  @Override
  public boolean remove(MachineVersion version) {
    return true;
  }

  @Override
  public Started start(MachineVersion version, String name, String input) {
    return Started.NOW;
  }

  @Override
  public void stop(MachineVersion version, String name, String cause) {}

  @Override
  public Answered succeed(TaskToken token, String output) {
    return Answered.NO_LONGER_WAITING;
  }

  @Override
  public Answered fail(TaskToken token, String error, String cause) {
    return Answered.NO_LONGER_WAITING;
  }

  @Override
  public Optional<ExecutionStatus> describe(MachineVersion version, String name) {
    return Optional.empty();
  }
}
