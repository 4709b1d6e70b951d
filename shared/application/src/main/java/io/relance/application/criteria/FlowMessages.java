package io.relance.application.criteria;

import io.relance.application.sending.engagement.Engagement;
import io.relance.domain.criteria.Criteria.SendOutcome;
import io.relance.domain.id.ElementId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The outcomes of the messages of a flow to one contact so far, where nothing is sent. */
public final class FlowMessages {
  private final Map<ElementId, Set<SendOutcome>> byElement = new LinkedHashMap<>();
  private Set<SendOutcome> last = Set.of();

  /** Adds the message of an element. */
  public void add(ElementId element, Set<SendOutcome> outcomes) {
    last = outcomes.isEmpty() ? Set.of() : EnumSet.copyOf(outcomes);
    byElement.put(element, last);
  }

  /** The contact replies to the last message, or unsubscribes by a reply, if it was sent. */
  public void reply(Engagement reply) {
    if (last.contains(SendOutcome.SENT)) {
      last.add(reply == Engagement.UNSUBSCRIBED ? SendOutcome.UNSUBSCRIBED : SendOutcome.REPLIED);
    }
  }

  /** The outcomes of the last message; none before the first. */
  public Set<SendOutcome> last() {
    return Set.copyOf(last);
  }

  /** The outcomes of the message of an element; none before it. */
  public Set<SendOutcome> at(ElementId element) {
    return Set.copyOf(byElement.getOrDefault(element, Set.of()));
  }
}
