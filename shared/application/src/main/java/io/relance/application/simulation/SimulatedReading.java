package io.relance.application.simulation;

import io.relance.domain.reply.ReplyMatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a reply is read to the question that waits for it.
 *
 * @param choice the choice, as written in the flow
 * @param others the choices that it may mean, if these are several
 * @param sets the properties of the contact that would be stored
 */
public record SimulatedReading(
    Optional<String> choice, ReplyMatch.How how, List<String> others, Map<String, String> sets) {
  public SimulatedReading {
    others = List.copyOf(others);
    sets = Map.copyOf(sets);
  }
}
