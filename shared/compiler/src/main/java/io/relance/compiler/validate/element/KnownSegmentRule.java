package io.relance.compiler.validate.element;

import io.relance.compiler.codec.Placeholders;
import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.SingleCriteria;
import io.relance.compiler.validate.SingleCriteria.Placed;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Trigger;
import io.relance.domain.flow.TriggerAudience;
import io.relance.domain.id.SegmentKey;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports keys that no segment, or no persona, has. */
final class KnownSegmentRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.context().segments().stream().flatMap(known -> check(checked, known));
  }

  private static Stream<Diagnostic> check(CheckedFlow checked, Map<SegmentKey, Boolean> known) {
    var tested =
        checked.eachCriteria(
            criteria ->
                SingleCriteria.placed("criteria", criteria)
                    .flatMap(placed -> check(placed, known).stream()));
    return Stream.concat(trigger(checked.flow().trigger(), known).stream(), tested);
  }

  private static Optional<Diagnostic> trigger(Trigger trigger, Map<SegmentKey, Boolean> known) {
    if (trigger instanceof Trigger.AtDates dates
        && dates.audience() instanceof TriggerAudience.InSegment(var segment)) {
      return unknown(segment, known).map(fault -> fault.path("trigger.audience.segment"));
    }
    var named =
        trigger instanceof Trigger.SegmentEntered(var entered)
            ? Optional.of(entered)
            : trigger instanceof Trigger.SegmentLeft(var left)
                ? Optional.of(left)
                : Optional.<SegmentKey>empty();
    return named
        .flatMap(segment -> unknown(segment, known))
        .map(fault -> fault.path("trigger.segment"));
  }

  private static Optional<Diagnostic> unknown(SegmentKey segment, Map<SegmentKey, Boolean> known) {
    return Placeholders.isPlaceholder(segment)
        ? Optional.empty()
        : fault(new Criteria.InSegment(segment, false), known);
  }

  private static Optional<Diagnostic> check(Placed placed, Map<SegmentKey, Boolean> known) {
    return placed.criterion() instanceof Criteria.InSegment segment
        ? fault(segment, known).map(fault -> fault.path(placed.path()))
        : Optional.empty();
  }

  private static Optional<Diagnostic> fault(
      Criteria.InSegment wanted, Map<SegmentKey, Boolean> known) {
    var candidates =
        known.entrySet().stream()
            .filter(segment -> segment.getValue() || !wanted.persona())
            .map(segment -> segment.getKey().value())
            .sorted()
            .toList();
    var key = wanted.segment().value();
    var kind = wanted.persona() ? "persona" : "segment";
    return candidates.contains(key)
        ? Optional.empty()
        : Optional.of(
            Diagnostic.error(
                    "criteria.unknown-" + kind,
                    "There is no %s %s%s"
                        .formatted(kind, Quoted.of(key), NearestName.ending(key, candidates)))
                .hint("Use the key of a %s; create the %s first.".formatted(kind, kind)));
  }
}
