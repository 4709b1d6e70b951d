package io.relance.application.explanation;

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
    return count == 1
        ? "The contact was sent a message, which was queued at " + last + "."
        : "The contact was sent %d messages, the last of which was queued at %s."
            .formatted(count, last);
  }

  /** The newest fact that answers by itself; that nothing happened only if nothing did. */
  private static Fact decisive(List<Fact> facts) {
    return facts.reversed().stream()
        .filter(fact -> fact.type().isDecisive())
        .min(Comparator.comparing(Explanation::rank))
        .orElse(facts.getLast());
  }

  private static int rank(Fact fact) {
    return switch (fact.type()) {
      case AUTOMATION_INACTIVE -> fact.references().event().isPresent() ? 0 : 1;
      case NO_EVENT -> 2;
      default -> 0;
    };
  }
}
