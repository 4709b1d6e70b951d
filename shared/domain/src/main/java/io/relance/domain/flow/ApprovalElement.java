package io.relance.domain.flow;

import io.relance.domain.id.ElementId;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Holds the messages of the email element before it until an approver approves or refuses them.
 *
 * @param approvers the email addresses of those who may decide by a link
 * @param expires how long they have
 * @param next where contacts go whose messages were approved, once those are sent
 */
public record ApprovalElement(
    ElementId id,
    String name,
    List<String> approvers,
    Duration expires,
    ElementId next,
    ElementId onRefused,
    ElementId onExpired)
    implements FlowElement {
  /** The exit of contacts whose messages were refused. */
  public static final String ON_REFUSED = "onRefused";

  /** The exit of contacts whose messages nobody decided on in time. */
  public static final String ON_EXPIRED = "onExpired";

  public ApprovalElement {
    approvers = List.copyOf(approvers);
  }

  @Override
  public String kind() {
    return "approval";
  }

  @Override
  public SequencedMap<String, ElementId> exits() {
    var exits = new LinkedHashMap<String, ElementId>();
    exits.put(NEXT, next);
    exits.put(ON_REFUSED, onRefused);
    exits.put(ON_EXPIRED, onExpired);
    return Collections.unmodifiableSequencedMap(exits);
  }

  /** Never shows an address. */
  @Override
  public String toString() {
    return "ApprovalElement[id=" + id + "]";
  }
}
