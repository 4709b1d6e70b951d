package io.relance.application.inbound;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.events.LiveReference;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.KeywordMatch;
import io.relance.domain.flow.Trigger;
import io.relance.domain.text.Keywords;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The automations that listen for keywords now, and which of them a text is for. */
final class KeywordAutomations {
  private final PublishedFlows flows;
  private volatile Listening listening = new Listening(List.of(), Map.of());

  KeywordAutomations(PublishedFlows flows) {
    this.flows = flows;
  }

  /** What was prepared for a set of live automations; it holds as long as the set does. */
  private record Listening(List<LiveReference> live, Map<Channel, Keywords> byChannel) {}

  /**
   * An automation that a text is for.
   *
   * @param winner the keyword; empty where it takes any text that nothing else answers
   */
  record Turn(LiveAutomation automation, Optional<Keywords.Winner> winner) {
    Trigger.InboundMessage trigger() {
      return (Trigger.InboundMessage) automation.flow().trigger();
    }
  }

  /** The automations that listen now. */
  List<LiveAutomation> live() {
    return flows.live(ReceivedText.KIND);
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
        .map(automation -> new Turn(automation, Optional.empty()))
        .filter(turn -> turn.trigger().catchesAll() && turn.trigger().channel() == channel)
        .findFirst();
  }

  private static Optional<Turn> turn(List<LiveAutomation> live, Keywords.Winner winner) {
    return live.stream()
        .filter(automation -> automation.id().equals(winner.automation()))
        .map(automation -> new Turn(automation, Optional.of(winner)))
        .findFirst();
  }

  private Listening listening(List<LiveAutomation> live) {
    var references = live.stream().map(LiveReference::of).toList();
    var known = listening;
    if (!known.live().equals(references)) {
      known = new Listening(references, byChannel(live));
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
}
