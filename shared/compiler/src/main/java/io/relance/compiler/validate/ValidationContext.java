package io.relance.compiler.validate;

import io.relance.domain.contact.Channel;
import io.relance.domain.flow.AutomationId;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.ListId;
import io.relance.domain.flow.SenderId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a flow is checked against besides itself; what is not known is not checked.
 *
 * @param others the active automations, without the one that is checked
 * @param lists the lists there are
 * @param senders the senders there are
 */
public record ValidationContext(
    List<ActiveAutomation> others, Optional<Set<ListId>> lists, Optional<List<Sender>> senders) {
  /** Nothing is known of the surroundings. */
  public static final ValidationContext UNKNOWN =
      new ValidationContext(List.of(), Optional.empty(), Optional.empty());

  public ValidationContext {
    others = List.copyOf(others);
    lists = lists.map(Set::copyOf);
    senders = senders.map(List::copyOf);
  }

  /** Another automation that is on. */
  public record ActiveAutomation(AutomationId id, String name, Flow flow) {}

  /**
   * Someone messages can come from.
   *
   * @param receives whether what is answered reaches us
   */
  public record Sender(SenderId id, Channel channel, boolean receives) {}

  public ValidationContext withOthers(List<ActiveAutomation> active) {
    return new ValidationContext(active, lists, senders);
  }

  public ValidationContext withLists(Set<ListId> known) {
    return new ValidationContext(others, Optional.of(known), senders);
  }

  public ValidationContext withSenders(List<Sender> known) {
    return new ValidationContext(others, lists, Optional.of(known));
  }
}
