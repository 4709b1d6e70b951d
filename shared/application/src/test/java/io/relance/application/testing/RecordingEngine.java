package io.relance.application.testing;

import io.relance.domain.engine.ExecutionStatus;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.engine.TaskToken;
import io.relance.domain.failure.TransientFailure;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An engine that runs nothing and keeps note of what it was asked. */
public final class RecordingEngine implements FlowEngine {
  public final Map<String, String> started = new LinkedHashMap<>();
  public final Map<String, String> succeeded = new LinkedHashMap<>();
  public final Set<String> stopped = new LinkedHashSet<>();

  @Override
  public MachineVersion publish(String machine, long version, String definition) {
    return new MachineVersion(machine + ":" + version);
  }

  @Override
  public boolean remove(MachineVersion version) {
    return true;
  }

  @Override
  public synchronized Started start(MachineVersion version, String name, String input) {
    return started.putIfAbsent(name, input) == null ? Started.NOW : Started.BEFORE;
  }

  @Override
  public synchronized void stop(MachineVersion version, String name, String cause) {
    stopped.add(name);
  }

  private boolean away;

  /** From now on nobody is answered. */
  public synchronized void goesAway() {
    away = true;
  }

  public synchronized void comesBack() {
    away = false;
  }

  @Override
  public synchronized Answered succeed(TaskToken token, String output) {
    if (away) {
      throw new TransientFailure("The engine does not answer");
    }
    return succeeded.putIfAbsent(token.token(), output) == null
        ? Answered.RECEIVED
        : Answered.NO_LONGER_WAITING;
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
