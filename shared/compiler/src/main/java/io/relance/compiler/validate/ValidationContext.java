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
import java.util.function.Consumer;

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
    return with(parts -> parts.others = active);
  }

  public ValidationContext withLists(Set<ListKey> known) {
    return with(parts -> parts.lists = Optional.of(known));
  }

  /** With all properties that were declared, or that some contact has. */
  public ValidationContext withProperties(Map<String, KnownProperty> known) {
    return with(parts -> parts.properties = Optional.of(known));
  }

  /** With the names of the events that other systems have reported. */
  public ValidationContext withEvents(Set<EventName> known) {
    return with(parts -> parts.events = known);
  }

  /** With all related tables there are, and the types of their columns. */
  public ValidationContext withTables(Map<TableKey, Map<String, PropertyType>> known) {
    return with(parts -> parts.tables = Optional.of(known));
  }

  /** With all segments there are, and whether each is a persona. */
  public ValidationContext withSegments(Map<SegmentKey, Boolean> known) {
    return with(parts -> parts.segments = Optional.of(known));
  }

  /** With all promo banks there are. */
  public ValidationContext withPromoBanks(Set<PromoBankKey> known) {
    return with(parts -> parts.promoBanks = Optional.of(known));
  }

  /** With all SFTP servers there are. */
  public ValidationContext withSftpServers(Set<SftpServerKey> known) {
    return with(parts -> parts.sftpServers = Optional.of(known));
  }

  /** With all senders there are. */
  public ValidationContext withSenders(List<Sender> known) {
    var withoutReceiver = EnumSet.allOf(Channel.class);
    known.stream().filter(Sender::receives).map(Sender::channel).forEach(withoutReceiver::remove);
    return with(
        parts -> {
          parts.senders = Optional.of(known);
          parts.sendOnly = withoutReceiver;
        });
  }

  /** With the channels that cannot receive messages, where the senders themselves are not known. */
  public ValidationContext withSendOnly(Set<Channel> channels) {
    return with(parts -> parts.sendOnly = channels);
  }

  /** With how links in texts are shortened. */
  public ValidationContext withShortLinks(ShortLinks known) {
    return with(parts -> parts.shortLinks = known);
  }

  private ValidationContext with(Consumer<Parts> change) {
    var parts = new Parts(this);
    change.accept(parts);
    return parts.context();
  }

  /** The parts of a context, of which some are replaced. */
  private static final class Parts {
    private List<ActiveAutomation> others;
    private Optional<Set<ListKey>> lists;
    private Optional<Map<String, KnownProperty>> properties;
    private Set<EventName> events;
    private Optional<Map<TableKey, Map<String, PropertyType>>> tables;
    private Optional<Map<SegmentKey, Boolean>> segments;
    private Optional<Set<PromoBankKey>> promoBanks;
    private Optional<Set<SftpServerKey>> sftpServers;
    private Optional<List<Sender>> senders;
    private Set<Channel> sendOnly;
    private ShortLinks shortLinks;

    Parts(ValidationContext context) {
      others = context.others;
      lists = context.lists;
      properties = context.properties;
      events = context.events;
      tables = context.tables;
      segments = context.segments;
      promoBanks = context.promoBanks;
      sftpServers = context.sftpServers;
      senders = context.senders;
      sendOnly = context.sendOnly;
      shortLinks = context.shortLinks;
    }

    ValidationContext context() {
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
          shortLinks);
    }
  }
}
