package io.relance.functions.api.simulations;

import io.relance.application.approvals.ApprovalState;
import io.relance.application.persistence.Json;
import io.relance.application.simulation.SimulatedDecision;
import io.relance.domain.id.ElementId;
import io.relance.functions.api.json.TimeFields;
import io.relance.json.Choices;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Reads how the approvals of a simulation are decided. */
final class DecisionsReader {
  private static final int MOST = 100;
  private static final Duration LATEST = Duration.ofDays(30);
  private static final Map<String, ApprovalState> STATES = states();

  private final List<String> approvals;
  private final Set<String> decided = new HashSet<>();

  private DecisionsReader(List<String> approvals) {
    this.approvals = approvals;
  }

  /**
   * Reads the field {@code approvals}.
   *
   * @param flow the JSON of the flow that is simulated
   */
  static List<SimulatedDecision> read(JsonFields fields, Supplier<String> flow) {
    return fields
        .optional(
            "approvals",
            value -> {
              var reader = new DecisionsReader(approvals(flow.get()));
              return Optional.of(value.list(MOST, it -> it.object(reader::decision)));
            })
        .orElse(List.of());
  }

  private static Map<String, ApprovalState> states() {
    var states = new LinkedHashMap<String, ApprovalState>();
    List.of(ApprovalState.APPROVED, ApprovalState.REFUSED, ApprovalState.EXPIRED)
        .forEach(state -> states.put(Choices.name(state), state));
    return states;
  }

  private static List<String> approvals(String flow) {
    return StreamSupport.stream(Json.tree(flow).path("elements").spliterator(), false)
        .filter(element -> element.path("kind").asText().equals("approval"))
        .map(element -> element.path("id").asText())
        .toList();
  }

  private Optional<SimulatedDecision> decision(JsonFields fields) {
    var approval = fields.required("elementId", this::approval);
    var state = fields.required("decision", value -> value.choice(STATES));
    var after =
        fields.optional(
            "after",
            value -> TimeFields.period(value, LATEST, "from PT0S to P30D, such as \"PT2H\""));
    return approval.flatMap(
        id -> state.map(it -> new SimulatedDecision(id, it, after.orElse(Duration.ZERO))));
  }

  private Optional<ElementId> approval(JsonValue value) {
    return value
        .string()
        .filter(id -> value.holds(approvals.contains(id), fault(id)))
        .filter(id -> value.holds(decided.add(id), "must be decided once"))
        .map(ElementId::new);
  }

  private String fault(String id) {
    return approvals.isEmpty()
        ? "must be an approval of the flow, which has none"
        : Choices.fault(id, approvals);
  }
}
