package io.relance.application;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.WaveTransitions;
import io.relance.application.persistence.Transitions;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.model.SendTransitions;
import io.relance.testkit.flow.GoldenFolders;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The diagrams of {@code docs/states.md} are drawn from the tables that the code enforces. */
class StatesDocumentTest {
  private static final Path DOCUMENT = Path.of("../../docs/states.md");

  @Test
  void drawsWhatTheTablesSay() {
    var document =
        """
        # States

        Drawn by `StatesDocumentTest` from the tables that the code enforces; any other transition is refused.

        ## A send: one message to one contact at one element

        %s
        - `queued`: waits for its turn at the sender's rate.
        - `held`: waits until an instant, such as the end of quiet hours, or for an approval.
        - `claimed`: a worker calls the provider, until a deadline.
        - `asking`: it is unknown whether the provider has the message; the provider is being asked.
        - `%s`: it is unknown, and the provider cannot be asked; a receipt may still come.
        - A receipt can come at any time, also after a failure or a skip: delivered overrides failed, failed overrides sent.

        ## A wave: up to 1,000 enrollments walking together

        %s
        - `forming`: members may still join.
        - `sealed`: complete; its execution is due or running. It stays sealed at each element that it passes.
        - `ending`: its members are being taken out.
        - `lost`: its execution failed; a dead letter names it, and a replay starts a new attempt.
        """
            .formatted(
                diagram(SendTransitions.TABLE),
                name(SendState.UNCONFIRMED),
                diagram(WaveTransitions.TABLE));

    GoldenFolders.hold(DOCUMENT, document);
  }

  @Test
  void refusesWhatATableDoesNotHave() {
    assertThatIllegalStateException()
        .isThrownBy(() -> SendTransitions.TABLE.check("s1", SendState.SKIPPED, SendState.CLAIMED))
        .withMessage("Send s1 cannot go from SKIPPED to CLAIMED");
    assertThatIllegalStateException()
        .isThrownBy(() -> WaveTransitions.TABLE.check("w1", Wave.State.ENDED, Wave.State.SEALED))
        .withMessage("Wave w1 cannot go from ENDED to SEALED");
    assertThatIllegalStateException()
        .isThrownBy(() -> SendTransitions.TABLE.create("s1", SendState.SENT))
        .withMessage("Send s1 cannot be created SENT");
  }

  @Test
  void refusesATableWithoutARowForEachState() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Transitions<>(
                    "Wave", Set.of(Wave.State.SEALED), Map.of(Wave.State.SEALED, Set.of())))
        .withMessageStartingWith("Wave has states without a row");
  }

  private static <S extends Enum<S>> String diagram(Transitions<S> table) {
    var drawn = new StringBuilder("```mermaid\nstateDiagram-v2\n");
    var states = table.initial().iterator().next().getDeclaringClass().getEnumConstants();
    for (var state : states) {
      if (table.initial().contains(state)) {
        drawn.append("  [*] --> ").append(name(state)).append('\n');
      }
    }
    for (var from : states) {
      for (var to : states) {
        if (table.allows(from, to)) {
          drawn.append("  ").append(name(from)).append(" --> ").append(name(to)).append('\n');
        }
      }
    }
    return drawn.append("```\n").toString();
  }

  private static String name(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
