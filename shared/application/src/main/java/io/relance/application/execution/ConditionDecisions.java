package io.relance.application.execution;

import io.relance.application.automations.PublishedFlows;
import io.relance.application.execution.DecidedGroups.Group;
import io.relance.application.execution.wave.WaveKeys;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.criteria.Evaluation;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The decisions of conditions, stored with the wave that was at the condition: a wave of a thousand
 * writes a few items, and members with the same decision share its text. They have values of
 * contacts, so they are removed when a contact is erased, and expire after {@link #STORED}.
 */
public final class ConditionDecisions {
  static final Duration STORED = Duration.ofDays(90);

  /** So many items for one condition of a wave; the id of the enrollment decides which. */
  static final int PARTS = 15;

  private static final String AT = "at";
  private static final String GROUPS = "groups";

  private final ItemStore store;
  private final PublishedFlows flows;
  private final TraceEnrollment tracing;

  public ConditionDecisions(ItemStore store, PublishedFlows flows, TraceEnrollment tracing) {
    this.store = store;
    this.flows = flows;
    this.tracing = tracing;
  }

  /**
   * The writes that record decisions, at most {@value #PARTS}; they replace those of an earlier
   * attempt.
   *
   * @param evaluations by member of the wave
   */
  static List<Write> writes(
      WaveId wave, ElementId condition, Map<EnrollmentId, Evaluation> evaluations, Instant at) {
    var parts = new TreeMap<Integer, Map<EnrollmentId, Evaluation>>();
    evaluations.forEach(
        (enrollment, evaluation) ->
            parts
                .computeIfAbsent(part(enrollment), _ -> new TreeMap<>())
                .put(enrollment, evaluation));
    return parts.entrySet().stream()
        .map(
            part ->
                Write.put(
                    ItemBuilder.at(WaveKeys.decisions(wave, condition, part.getKey()))
                        .instant(AT, at)
                        .text(GROUPS, DecidedGroups.of(part.getValue()).text())
                        .expiresAt(at.plus(STORED))
                        .build()))
        .toList();
  }

  /** The exit to which criteria lead. */
  static String exit(Evaluation evaluation) {
    return evaluation.holds() ? FlowElement.ON_TRUE : FlowElement.ON_FALSE;
  }

  /** The decisions that an enrollment has passed on a path, by element. */
  public Map<ElementId, ConditionDecision> of(Enrollment enrollment, EnrollmentPath path) {
    var conditions = conditions(enrollment);
    var passed = path.passed().stream().filter(it -> conditions.contains(it.element())).toList();
    var items = store.getMany(passed.stream().map(passing -> key(enrollment, passing)).toList());
    return passed.stream()
        .flatMap(
            passing ->
                Optional.ofNullable(items.get(key(enrollment, passing)))
                    .flatMap(item -> decision(enrollment, passing.element(), item))
                    .stream())
        .collect(Collectors.toMap(ConditionDecision::element, Function.identity()));
  }

  /** Removes the decisions of an enrollment whose contact is erased. */
  public void forget(Enrollment enrollment) {
    var conditions = conditions(enrollment);
    if (conditions.isEmpty()) {
      return;
    }
    var part = part(enrollment.id());
    var keys =
        tracing.trace(enrollment).waves().stream()
            .flatMap(wave -> conditions.stream().map(it -> WaveKeys.decisions(wave, it, part)))
            .toList();
    store.getMany(keys).values().stream()
        .filter(item -> groups(item).of(enrollment.id()).isPresent())
        .map(Item::key)
        .toList()
        .forEach(key -> forget(enrollment.id(), key));
  }

  private void forget(EnrollmentId enrollment, ItemKey key) {
    OptimisticRetry.retryUntil(
        "decisions",
        key.partition(),
        () -> store.get(key).map(item -> isForgotten(enrollment, item)).orElse(true));
  }

  private boolean isForgotten(EnrollmentId enrollment, Item item) {
    var text = item.text(GROUPS).orElseThrow();
    var attributes = new HashMap<>(item.attributes());
    attributes.put(GROUPS, Value.of(groups(item).without(enrollment).text()));
    var write = new Write.Put(new Item(item.key(), attributes), Precondition.equal(GROUPS, text));
    return Transactions.write(store, List.of(write)).committed();
  }

  private List<ElementId> conditions(Enrollment enrollment) {
    return conditions(flows.flow(enrollment.automation(), enrollment.version()));
  }

  private static List<ElementId> conditions(Flow flow) {
    return flow.elements().stream()
        .filter(FlowElement.Condition.class::isInstance)
        .map(FlowElement::id)
        .toList();
  }

  private static ItemKey key(Enrollment enrollment, EnrollmentPath.Passed passing) {
    return WaveKeys.decisions(passing.wave(), passing.element(), part(enrollment.id()));
  }

  private static int part(EnrollmentId enrollment) {
    return Math.floorMod(enrollment.value().hashCode(), PARTS);
  }

  private static Optional<ConditionDecision> decision(
      Enrollment enrollment, ElementId element, Item item) {
    return groups(item)
        .of(enrollment.id())
        .map(group -> decision(enrollment.id(), element, group, item));
  }

  private static ConditionDecision decision(
      EnrollmentId enrollment, ElementId element, Group group, Item item) {
    var at = item.instant(AT).orElseThrow();
    return new ConditionDecision(enrollment, element, group.exit(), at, group.decisive());
  }

  private static DecidedGroups groups(Item item) {
    return DecidedGroups.read(item.text(GROUPS).orElseThrow());
  }
}
