package io.relance.application.walks;

import static io.relance.application.walks.Wave.State.ENDED;
import static io.relance.application.walks.Wave.State.ENDING;
import static io.relance.application.walks.Wave.State.FORMING;
import static io.relance.application.walks.Wave.State.LOST;
import static io.relance.application.walks.Wave.State.SEALED;

import io.relance.application.store.Transitions;
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
              SEALED, Set.of(SEALED, ENDING, ENDED, LOST),
              ENDING, Set.of(ENDED),
              ENDED, Set.of(),
              LOST, Set.of(SEALED, ENDING)));

  private WaveTransitions() {}
}
