package io.relance.application.explanation;

import io.relance.application.persistence.Instants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Why a contact did or did not get the messages of an automation.
 *
 * @param received how many messages were sent to the contact, as far as the facts reach
 * @param summary the answer in one sentence
 * @param facts oldest first
 * @param complete whether there are no older facts
 */
public record Explanation(int received, String summary, List<Fact> facts, boolean complete) {
  public Explanation {
    facts = List.copyOf(facts);
  }

  static Explanation of(List<Fact> unordered, boolean complete) {
    var facts = new ArrayList<>(unordered);
    facts.sort(Comparator.comparing(Fact::at));
    var received = facts.stream().filter(fact -> fact.type().isReceived()).toList();
    var summary =
        received.isEmpty()
            ? decisive(facts).sentence()
            : received(received.size(), received.getLast().at());
    return new Explanation(received.size(), summary, facts, complete);
  }

  private static String received(int count, Instant last) {
    var at = Instants.text(last);
    return count == 1
        ? "The contact was sent a message, which was queued at " + at + "."
        : "The contact was sent %d messages, the last of which was queued at %s."
            .formatted(count, at);
  }

  /** The newest fact that answers by itself; that nothing happened only if nothing did. */
  private static Fact decisive(List<Fact> facts) {
    return facts.reversed().stream()
        .filter(fact -> fact.type().isDecisive())
        .min(Comparator.comparing(Explanation::rank))
        .orElse(facts.getLast());
  }

  private static int rank(Fact fact) {
    if (fact.type() == FactType.NO_EVENT) {
      return 2;
    }
    var isPresentState = fact.references().event().isEmpty();
    return fact.type() == FactType.AUTOMATION_INACTIVE && isPresentState ? 1 : 0;
  }
}
