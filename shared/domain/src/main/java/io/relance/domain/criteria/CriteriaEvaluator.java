package io.relance.domain.criteria;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Evaluation.Decisive;
import io.relance.domain.web.WebAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides whether criteria hold for a contact, everywhere: in conditions, simulations and segments.
 * An absent property passes only {@code isNot} and {@code exists: false}.
 */
public final class CriteriaEvaluator {
  private CriteriaEvaluator() {}

  /** Whether the criteria hold, given the contact's data at the moment of the facts. */
  public static boolean holds(Criteria criteria, CriteriaFacts facts) {
    return evaluate(criteria, facts).holds();
  }

  /** Whether criteria hold, and which of them decided it. Reads no more facts than it needs. */
  public static Evaluation evaluate(Criteria criteria, CriteriaFacts facts) {
    return evaluate(criteria, facts, "");
  }

  private static Evaluation evaluate(Criteria criteria, CriteriaFacts facts, String path) {
    return switch (criteria) {
      case Criteria.All(var parts) -> until(false, parts, facts, path + "/all/");
      case Criteria.Any(var parts) -> until(true, parts, facts, path + "/any/");
      case Criteria.Not(var part) -> evaluate(part, facts, path + "/not").negated();
      case Criteria.Property property -> compared(property, facts, path);
      case Criteria.InList(var list) ->
          Evaluation.of(new Decisive(path, facts.isOn(list), Optional.empty()));
      case Criteria.InSegment segment ->
          Evaluation.of(new Decisive(path, isIn(segment, facts), Optional.empty()));
      case Criteria.Event event -> counted(EventCount.of(event, facts), path);
      case Criteria.RelatedRows rows -> related(rows, facts, path);
      case Criteria.Consent consent -> consented(consent, facts, path);
      case Criteria.Reachable(var channel) ->
          Evaluation.of(new Decisive(path, isReachable(channel, facts), Optional.empty()));
      case Criteria.MessageOutcome message -> sent(message, facts, path);
    };
  }

  /** Ends at the first part with this result, which then decides alone. */
  private static Evaluation until(
      boolean deciding, List<Criteria> parts, CriteriaFacts facts, String path) {
    var evaluated = new ArrayList<Evaluation>();
    for (int at = 0; at < parts.size(); at++) {
      var evaluation = evaluate(parts.get(at), facts, path + at);
      if (evaluation.holds() == deciding) {
        return evaluation;
      }
      evaluated.add(evaluation);
    }
    return Evaluation.of(!deciding, evaluated);
  }

  private static Evaluation compared(
      Criteria.Property criterion, CriteriaFacts facts, String path) {
    var tests = new PropertyEvaluator(facts.now(), facts.zone());
    var present = facts.property(criterion.property()).filter(found -> !found.isEmpty());
    var holds =
        present
            .map(found -> tests.passes(criterion.test(), found))
            .orElseGet(() -> PropertyEvaluator.passesAbsent(criterion.test()));
    return Evaluation.of(new Decisive(path, holds, present.map(ValueText::of)));
  }

  private static Evaluation counted(EventCount events, String path) {
    return Evaluation.of(new Decisive(path, events.satisfies(), Optional.of(events.shown())));
  }

  private static Evaluation related(
      Criteria.RelatedRows criterion, CriteriaFacts facts, String path) {
    var filter = new RecordCriteria(new PropertyEvaluator(facts.now(), facts.zone()));
    try (var rows = facts.rows(criterion.table())) {
      var count =
          rows.filter(row -> criterion.where().map(it -> filter.hold(it, row)).orElse(true))
              .count();
      return Evaluation.of(
          new Decisive(path, criterion.times().accept(count), Optional.of("" + count)));
    }
  }

  private static Evaluation consented(
      Criteria.Consent criterion, CriteriaFacts facts, String path) {
    var state = facts.consent(criterion.channel(), criterion.type());
    return Evaluation.of(
        new Decisive(
            path,
            state.equals(Optional.of(criterion.state())),
            state.map(found -> found.name().toLowerCase(Locale.ROOT))));
  }

  private static boolean isIn(Criteria.InSegment segment, CriteriaFacts facts) {
    return facts.segment(segment).filter(criteria -> holds(criteria, facts)).isPresent();
  }

  private static boolean isReachable(Channel channel, CriteriaFacts facts) {
    return facts.hasAddress(channel)
        && facts.consent(channel, Purpose.MARKETING).equals(Optional.of(ConsentState.SUBSCRIBED))
        && !facts.isSuppressed(channel);
  }

  private static Evaluation sent(
      Criteria.MessageOutcome criterion, CriteriaFacts facts, String path) {
    var outcomes = criterion.element().map(facts::sendAt).orElseGet(facts::lastSend);
    var holds =
        outcomes.contains(criterion.outcome())
            && criterion.link().filter(link -> !followed(criterion, facts, link)).isEmpty();
    var names =
        outcomes.stream()
            .sorted()
            .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
            .reduce((one, other) -> one + ", " + other);
    return Evaluation.of(new Decisive(path, holds, names));
  }

  private static boolean followed(
      Criteria.MessageOutcome criterion, CriteriaFacts facts, String link) {
    var links = criterion.element().map(facts::linksAt).orElseGet(facts::linksOfLastSend);
    return links.contains(WebAddresses.ascii(link).orElse(link));
  }

  /** The part of criteria at a path as an evaluation names it. */
  public static Optional<Criteria> part(Criteria criteria, String path) {
    if (path.isEmpty()) {
      return Optional.of(criteria);
    }
    var steps = path.split("/", 4);
    return switch (criteria) {
      case Criteria.All(var parts) -> part(parts, steps);
      case Criteria.Any(var parts) -> part(parts, steps);
      case Criteria.Not(var part) -> part(part, path.substring("/not".length()));
      case Criteria.Property _,
          Criteria.InList _,
          Criteria.InSegment _,
          Criteria.Event _,
          Criteria.RelatedRows _,
          Criteria.Consent _,
          Criteria.Reachable _,
          Criteria.MessageOutcome _ ->
          Optional.empty();
    };
  }

  /**
   * @param steps an empty one, the word, the index, what follows
   */
  private static Optional<Criteria> part(List<Criteria> parts, String[] steps) {
    var at = Integer.parseInt(steps[2]);
    return at < parts.size()
        ? part(parts.get(at), steps.length > 3 ? "/" + steps[3] : "")
        : Optional.empty();
  }
}
