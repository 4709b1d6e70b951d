package io.relance.application.inbound;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.events.LiveReference;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.KeywordMatch;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.SenderId;
import io.relance.domain.text.Keywords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The automations that listen for keywords now, and which of them a text is for. */
final class KeywordAutomations {
  /** The kinds of triggers that texts can meet. */
  private static final List<String> KINDS =
      List.of(Trigger.Keyword.KIND, Trigger.ReplyToMessage.KIND, Trigger.InboundMessage.KIND);

  private final PublishedFlows flows;
  private final OwnNumbers ours;
  private volatile Listening listening = new Listening(List.of(), Map.of(), List.of());

  KeywordAutomations(PublishedFlows flows, OwnNumbers ours) {
    this.flows = flows;
    this.ours = ours;
  }

  /** What was prepared for a set of live automations; it holds as long as the set does. */
  private record Listening(
      List<LiveReference> live, Map<Channel, Keywords> byChannel, List<OfSender> ofSenders) {}

  /**
   * The keyword automations of a channel that listen to texts to one sender.
   *
   * @param sender empty for any
   */
  private record OfSender(Channel channel, Optional<SenderId> sender, Keywords keywords) {}

  /**
   * An automation that a text is for.
   *
   * @param keyword as written in the flow; empty where the automation needs none
   */
  record Turn(LiveAutomation automation, Optional<String> keyword) {}

  /** The automations that listen now. */
  List<LiveAutomation> live() {
    return KINDS.stream().flatMap(kind -> flows.live(kind).stream()).toList();
  }

  /** The keyword automation of which a text is a keyword, for its channel and sender (K-6). */
  Optional<Turn> keyword(List<LiveAutomation> live, ReceivedText text, String said) {
    var ofChannel =
        listening(live).ofSenders().stream()
            .filter(listened -> listened.channel() == text.channel())
            .toList();
    if (ofChannel.isEmpty()) {
      return Optional.empty();
    }
    var senders = ours.sendersOf(text.to());
    return ofChannel.stream()
        .filter(
            listened -> listened.sender().map(SenderId::value).map(senders::contains).orElse(true))
        .flatMap(listened -> listened.keywords().winner(said, KeywordMatch.EXACT).stream())
        .findFirst()
        .flatMap(winner -> turn(live, winner));
  }

  /** Whose turn it is when a text comes by a channel (K-6), among those that match this way. */
  Optional<Turn> turn(List<LiveAutomation> live, Channel channel, String text, KeywordMatch match) {
    var keywords = listening(live).byChannel().get(channel);
    return Optional.ofNullable(keywords)
        .flatMap(listened -> listened.winner(text, match))
        .flatMap(winner -> turn(live, winner));
  }

  /** The oldest automation that takes any text of a channel that nothing else answers. */
  static Optional<Turn> anyOther(List<LiveAutomation> live, Channel channel) {
    return live.stream()
        .filter(automation -> takesAny(automation, channel))
        .map(automation -> new Turn(automation, Optional.empty()))
        .findFirst();
  }

  private static boolean takesAny(LiveAutomation automation, Channel channel) {
    return automation.flow().trigger() instanceof Trigger.InboundMessage trigger
        && trigger.catchesAll()
        && trigger.channel() == channel;
  }

  private static Optional<Turn> turn(List<LiveAutomation> live, Keywords.Winner winner) {
    return live.stream()
        .filter(automation -> automation.id().equals(winner.automation()))
        .map(automation -> new Turn(automation, Optional.of(winner.keyword())))
        .findFirst();
  }

  private Listening listening(List<LiveAutomation> live) {
    var references = live.stream().map(LiveReference::of).toList();
    var known = listening;
    if (!known.live().equals(references)) {
      known = new Listening(references, byChannel(live), ofSenders(live));
      listening = known;
    }
    return known;
  }

  private static Map<Channel, Keywords> byChannel(List<LiveAutomation> live) {
    var byChannel = new EnumMap<Channel, Keywords>(Channel.class);
    for (var channel : Channel.values()) {
      byChannel.put(
          channel,
          new Keywords(
              live.stream().flatMap(automation -> listener(automation, channel)).toList()));
    }
    return byChannel;
  }

  private static Stream<Keywords.Listener> listener(LiveAutomation automation, Channel channel) {
    return automation.flow().trigger() instanceof Trigger.InboundMessage trigger
            && trigger.channel() == channel
        ? Stream.of(
            new Keywords.Listener(
                automation.id(), trigger.keywords(), trigger.match(), trigger.caseSensitive()))
        : Stream.empty();
  }

  /** Those of one sender first. */
  private static List<OfSender> ofSenders(List<LiveAutomation> live) {
    var listeners = new LinkedHashMap<Address, List<Keywords.Listener>>();
    for (var automation : live) {
      if (automation.flow().trigger() instanceof Trigger.Keyword trigger) {
        var listener =
            new Keywords.Listener(automation.id(), trigger.keywords(), KeywordMatch.EXACT, false);
        automation
            .flow()
            .textChannels()
            .forEach(
                channel ->
                    listeners
                        .computeIfAbsent(
                            new Address(channel, trigger.sender()), _ -> new ArrayList<>())
                        .add(listener));
      }
    }
    return listeners.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().sender().isEmpty()))
        .map(
            it ->
                new OfSender(
                    it.getKey().channel(), it.getKey().sender(), new Keywords(it.getValue())))
        .toList();
  }

  private record Address(Channel channel, Optional<SenderId> sender) {}
}
