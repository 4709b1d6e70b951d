package io.relance.compiler.validate;

import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Flow;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.SenderId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a flow is checked against besides itself; what is not known is not checked.
 *
 * @param others the active automations, without the one that is checked
 * @param lists the lists there are
 * @param senders the senders there are
 * @param deaf the channels that cannot receive messages
 */
public record ValidationContext(
    List<ActiveAutomation> others,
    Optional<Set<ListKey>> lists,
    Optional<List<Sender>> senders,
    Set<Channel> deaf) {
  /** Nothing is known of the surroundings. */
  public static final ValidationContext UNKNOWN =
      new ValidationContext(List.of(), Optional.empty(), Optional.empty(), Set.of());

  public ValidationContext {
    others = List.copyOf(others);
    lists = lists.map(Set::copyOf);
    senders = senders.map(List::copyOf);
    deaf = Set.copyOf(deaf);
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
    return new ValidationContext(active, lists, senders, deaf);
  }

  public ValidationContext withLists(Set<ListKey> known) {
    return new ValidationContext(others, Optional.of(known), senders, deaf);
  }

  /** With all senders there are. */
  public ValidationContext withSenders(List<Sender> known) {
    var heard = known.stream().filter(Sender::receives).map(Sender::channel).toList();
    var unheard = EnumSet.allOf(Channel.class);
    unheard.removeAll(heard);
    return new ValidationContext(others, lists, Optional.of(known), unheard);
  }

  /** With what is known of the senders when they are not: where none of them hears anything. */
  public ValidationContext withDeaf(Set<Channel> channels) {
    return new ValidationContext(others, lists, senders, channels);
  }
}
