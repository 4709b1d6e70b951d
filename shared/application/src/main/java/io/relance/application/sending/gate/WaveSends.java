package io.relance.application.sending.gate;

import io.relance.application.execution.wave.Wave;
import io.relance.application.sending.model.Send;
import java.util.List;
import java.util.Optional;

/**
 * Sends of one wave, or of no automation.
 *
 * @param wave empty for sends of no automation
 */
public record WaveSends(Optional<Wave> wave, List<Send> sends) {
  public WaveSends {
    sends = List.copyOf(sends);
  }
}
