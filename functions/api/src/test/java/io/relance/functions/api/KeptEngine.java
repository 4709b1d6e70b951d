package io.relance.functions.api;

import io.relance.domain.engine.ExecutionStatus;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.engine.TaskToken;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine that keeps what it is given, and runs nothing. */
final class KeptEngine implements FlowEngine {
  final List<String> published = new CopyOnWriteArrayList<>();

  @Override
  public MachineVersion publish(String machine, long version, String definition) {
    published.add(definition);
    return new MachineVersion(machine + ":" + version);
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
