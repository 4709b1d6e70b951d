package io.relance.domain.criteria;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import java.util.Optional;

/**
 * Decides whether criteria hold for a contact, everywhere: in conditions, simulations and segments.
 * An absent property passes only {@code isNot} and {@code exists: false}.
 */
public final class CriteriaEvaluator {
  private CriteriaEvaluator() {}

  /** Whether the criteria hold, given the contact's data at the moment of the facts. */
  public static boolean holds(Criteria criteria, CriteriaFacts facts) {
    return switch (criteria) {
      case Criteria.All(var parts) -> parts.stream().allMatch(part -> holds(part, facts));
      case Criteria.Any(var parts) -> parts.stream().anyMatch(part -> holds(part, facts));
      case Criteria.Not(var part) -> !holds(part, facts);
      case Criteria.Property(var name, var test) -> passes(test, facts.property(name), facts);
      case Criteria.InList(var list) -> facts.isOn(list);
      case Criteria.Event event -> often(event.times(), facts.count(event));
      case Criteria.Consent(var channel, var type, var state) ->
          facts.consent(channel, type).equals(Optional.of(state));
      case Criteria.Reachable(var channel) -> isReachable(channel, facts);
      case Criteria.LastSend(var fate) -> facts.lastSend().contains(fate);
    };
  }

  private static boolean passes(PropertyTest test, Optional<Scalar> value, CriteriaFacts facts) {
    var tests = new PropertyTests(facts.now(), facts.zone());
    return value
        .filter(present -> !present.equals(new Scalar.Text("")))
        .map(present -> tests.passes(test, present))
        .orElseGet(() -> PropertyTests.passesAbsent(test));
  }

  private static boolean often(Criteria.Times times, long count) {
    return switch (times) {
      case Criteria.Times.AtLeast(var least) -> count >= least;
      case Criteria.Times.AtMost(var most) -> count <= most;
      case Criteria.Times.Exactly(var exactly) -> count == exactly;
    };
  }

  private static boolean isReachable(Channel channel, CriteriaFacts facts) {
    return facts.hasAddress(channel)
        && facts.consent(channel, Purpose.MARKETING).equals(Optional.of(ConsentState.SUBSCRIBED))
        && !facts.isSuppressed(channel);
  }
}
