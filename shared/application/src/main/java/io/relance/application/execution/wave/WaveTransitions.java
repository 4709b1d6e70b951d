package io.relance.application.execution.wave;

import static io.relance.application.execution.wave.Wave.State.ENDED;
import static io.relance.application.execution.wave.Wave.State.ENDING;
import static io.relance.application.execution.wave.Wave.State.FORMING;
import static io.relance.application.execution.wave.Wave.State.LOST;
import static io.relance.application.execution.wave.Wave.State.PARKED;
import static io.relance.application.execution.wave.Wave.State.SEALED;

import io.relance.application.persistence.Transitions;
import java.util.Map;
import java.util.Set;

/** Which state of a wave may follow which; {@code docs/states.md} draws it. */
public final class WaveTransitions {
  public static final Transitions<Wave.State> TABLE =
      new Transitions<>(
          "Wave",
          Set.of(FORMING, SEALED),
          Map.of(
              FORMING, Set.of(SEALED, ENDING),
              // It stays sealed at each element that it passes.
              SEALED, Set.of(SEALED, PARKED, ENDING, ENDED, LOST),
              PARKED, Set.of(ENDING, ENDED),
              ENDING, Set.of(ENDED),
              ENDED, Set.of(),
              LOST, Set.of(SEALED, ENDING)));

  private WaveTransitions() {}
}
