package io.relance.application.execution.wave;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.application.persistence.Json;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.WaveId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the executions of waves; the schedule retries one that cannot start now. */
public final class StartWaves {
  private static final Logger LOG = LoggerFactory.getLogger(StartWaves.class);

  private final FlowEngine engine;

  public StartWaves(FlowEngine engine) {
    this.engine = engine;
  }

  /** The input of an execution; the compiled definitions read the same names. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Input(WaveId wave, long attempt, String enter, Optional<String> until) {}

  /** Starts a sealed wave; starting it again does nothing. */
  public void start(Wave wave) {
    var input =
        new Input(wave.id(), wave.attempt(), wave.at().value(), wave.until().map(Object::toString));
    LOG.debug("Wave {} starts at element {} as {}", wave.id(), wave.at(), wave.execution());
    try {
      engine.start(new MachineVersion(wave.machine()), wave.execution(), Json.write(input));
    } catch (TransientFailure failure) {
      LOG.warn("Wave {} starts later: {}", wave.id(), failure.getMessage());
    }
  }
}
