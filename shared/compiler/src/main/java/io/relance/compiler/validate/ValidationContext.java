package io.relance.compiler.validate;

import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.flow.Flow;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.PromoBankKey;
import io.relance.domain.id.SegmentKey;
import io.relance.domain.id.SenderId;
import io.relance.domain.id.SftpServerKey;
import io.relance.domain.id.TableKey;
import io.relance.domain.text.ShortLinks;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a flow is checked against besides itself; what is not known is not checked.
 *
 * @param others the active automations, without the one that is checked
 * @param lists the lists there are
 * @param properties the properties of contacts, by name
 * @param events the names of the events that other systems have reported
 * @param tables the related tables there are, with the types of their columns
 * @param segments the segments there are, and whether each is a persona
 * @param promoBanks the promo banks there are
 * @param sftpServers the SFTP servers there are
 * @param senders the senders there are
 * @param sendOnly the channels that cannot receive messages
 * @param shortLinks how links in texts are shortened
 */
public record ValidationContext(
    List<ActiveAutomation> others,
    Optional<Set<ListKey>> lists,
    Optional<Map<String, KnownProperty>> properties,
    Set<EventName> events,
    Optional<Map<TableKey, Map<String, PropertyType>>> tables,
    Optional<Map<SegmentKey, Boolean>> segments,
    Optional<Set<PromoBankKey>> promoBanks,
    Optional<Set<SftpServerKey>> sftpServers,
    Optional<List<Sender>> senders,
    Set<Channel> sendOnly,
    ShortLinks shortLinks) {
  /** Nothing else is known. */
  public static final ValidationContext UNKNOWN =
      new ValidationContext(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          ShortLinks.OFF);

  public ValidationContext {
    others = List.copyOf(others);
    lists = lists.map(Set::copyOf);
    properties = properties.map(Map::copyOf);
    events = Set.copyOf(events);
    tables = tables.map(Map::copyOf);
    segments = segments.map(Map::copyOf);
    promoBanks = promoBanks.map(Set::copyOf);
    sftpServers = sftpServers.map(Set::copyOf);
    senders = senders.map(List::copyOf);
    sendOnly = Set.copyOf(sendOnly);
  }

  /** Another active automation. */
  public record ActiveAutomation(AutomationId id, String name, Flow flow) {}

  /**
   * A sender of messages.
   *
   * @param receives whether it can receive replies
   */
  public record Sender(SenderId id, Channel channel, boolean receives) {}

  public ValidationContext withOthers(List<ActiveAutomation> active) {
    return new ValidationContext(
        active,
        lists,
        properties,
        events,
        tables,
        segments,
        promoBanks,
        sftpServers,
        senders,
        sendOnly,
        shortLinks);
  }

  public ValidationContext withLists(Set<ListKey> known) {
    return new ValidationContext(
        others,
        Optional.of(known),
        properties,
        events,
        tables,
        segments,
        promoBanks,
        sftpServers,
        senders,
        sendOnly,
        shortLinks);
  }

  /** With all properties that were declared, or that some contact has. */
  public ValidationContext withProperties(Map<String, KnownProperty> known) {
    return new ValidationContext(
        others,
        lists,
        Optional.of(known),
        events,
        tables,
        segments,
        promoBanks,
        sftpServers,
        senders,
        sendOnly,
        shortLinks);
  }

  /** With the names of the events that other systems have reported. */
  public ValidationContext withEvents(Set<EventName> known) {
    return new ValidationContext(
        others,
        lists,
        properties,
        known,
        tables,
        segments,
        promoBanks,
        sftpServers,
        senders,
        sendOnly,
        shortLinks);
  }

  /** With all related tables there are, and the types of their columns. */
  public ValidationContext withTables(Map<TableKey, Map<String, PropertyType>> known) {
    return new ValidationContext(
        others,
        lists,
        properties,
        events,
        Optional.of(known),
        segments,
        promoBanks,
        sftpServers,
        senders,
        sendOnly,
        shortLinks);
  }

  /** With all segments there are, and whether each is a persona. */
  public ValidationContext withSegments(Map<SegmentKey, Boolean> known) {
    return new ValidationContext(
        others,
        lists,
        properties,
        events,
        tables,
        Optional.of(known),
        promoBanks,
        sftpServers,
        senders,
        sendOnly,
        shortLinks);
  }

  /** With all promo banks there are. */
  public ValidationContext withPromoBanks(Set<PromoBankKey> known) {
    return new ValidationContext(
        others,
        lists,
        properties,
        events,
        tables,
        segments,
        Optional.of(known),
        sftpServers,
        senders,
        sendOnly,
        shortLinks);
  }

  /** With all SFTP servers there are. */
  public ValidationContext withSftpServers(Set<SftpServerKey> known) {
    return new ValidationContext(
        others,
        lists,
        properties,
        events,
        tables,
        segments,
        promoBanks,
        Optional.of(known),
        senders,
        sendOnly,
        shortLinks);
  }

  /** With all senders there are. */
  public ValidationContext withSenders(List<Sender> known) {
    var withoutReceiver = EnumSet.allOf(Channel.class);
    known.stream().filter(Sender::receives).map(Sender::channel).forEach(withoutReceiver::remove);
    return new ValidationContext(
        others,
        lists,
        properties,
        events,
        tables,
        segments,
        promoBanks,
        sftpServers,
        Optional.of(known),
        withoutReceiver,
        shortLinks);
  }

  /** With the channels that cannot receive messages, where the senders themselves are not known. */
  public ValidationContext withSendOnly(Set<Channel> channels) {
    return new ValidationContext(
        others,
        lists,
        properties,
        events,
        tables,
        segments,
        promoBanks,
        sftpServers,
        senders,
        channels,
        shortLinks);
  }

  /** With how links in texts are shortened. */
  public ValidationContext withShortLinks(ShortLinks known) {
    return new ValidationContext(
        others,
        lists,
        properties,
        events,
        tables,
        segments,
        promoBanks,
        sftpServers,
        senders,
        sendOnly,
        known);
  }
}
