package io.relance.application.inbound;

import io.relance.application.automations.Automations;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.inbound.KeywordAutomations.Turn;
import io.relance.domain.flow.RepliedMessage;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.AutomationKey;
import io.relance.domain.reply.ReplyMatch;
import io.relance.domain.reply.ReplyMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The automations that replies to sent messages trigger, and which of them a text is for: one with
 * keywords before one without, then that of the newest message.
 */
final class ReplyAutomations {
  private static final int REMEMBERED = 500;

  private static final Comparator<Listener> NARROWEST_THEN_LONGEST =
      Comparator.comparing(Listener::takesAny)
          .thenComparing(listener -> -listener.keyword().map(String::length).orElse(0));

  private final SentMessages sent;
  private final Automations automations;
  private final ConcurrentMap<List<String>, ReplyMatcher> matchers = new ConcurrentHashMap<>();

  ReplyAutomations(SentMessages sent, Automations automations) {
    this.sent = sent;
    this.automations = automations;
  }

  /** An automation that waits for replies to a message. */
  private record Listener(
      LiveAutomation automation, RepliedMessage message, Optional<String> keyword) {
    boolean takesAny() {
      return message instanceof RepliedMessage.Any;
    }

    Turn turn() {
      return new Turn(automation, keyword);
    }
  }

  /** Whose turn it is when a text comes that has words. */
  Optional<Turn> turn(List<LiveAutomation> live, ReceivedText text, String said) {
    var listeners =
        live.stream().flatMap(automation -> listener(automation, text, said).stream()).toList();
    if (listeners.isEmpty()) {
      return Optional.empty();
    }
    var messages = sent.latest(text);
    return newest(messages, listeners.stream().filter(it -> it.keyword().isPresent()).toList())
        .or(
            () ->
                newest(messages, listeners.stream().filter(it -> it.keyword().isEmpty()).toList()))
        .map(Listener::turn);
  }

  private Optional<Listener> listener(LiveAutomation automation, ReceivedText text, String said) {
    if (!(automation.flow().trigger() instanceof Trigger.ReplyToMessage trigger)
        || !automation.flow().textChannels().contains(text.channel())) {
      return Optional.empty();
    }
    if (trigger.keywords().isEmpty()) {
      return Optional.of(new Listener(automation, trigger.message(), Optional.empty()));
    }
    var keyword = keyword(trigger.keywords(), said);
    return keyword.map(_ -> new Listener(automation, trigger.message(), keyword));
  }

  /** The keyword that a text contains, or nearly; of several the first. */
  private Optional<String> keyword(List<String> keywords, String said) {
    if (matchers.size() >= REMEMBERED) {
      matchers.clear();
    }
    var match = matchers.computeIfAbsent(keywords, ReplyMatcher::unnumbered).match(said);
    return first(match).map(keywords::get);
  }

  private static Optional<Integer> first(ReplyMatch match) {
    return match.choice().isPresent()
        ? Optional.of(match.choice().getAsInt())
        : match.others().stream().findFirst();
  }

  private Optional<Listener> newest(List<SentMessages.Origin> messages, List<Listener> listeners) {
    if (listeners.isEmpty()) {
      return Optional.empty();
    }
    return messages.stream()
        .flatMap(
            message ->
                listeners.stream()
                    .filter(listener -> names(listener.message(), message))
                    .min(NARROWEST_THEN_LONGEST)
                    .stream())
        .findFirst();
  }

  private boolean names(RepliedMessage replied, SentMessages.Origin message) {
    return switch (replied) {
      case RepliedMessage.Any() -> true;
      case RepliedMessage.OfElement(var key, var element) ->
          message.element().equals(element) && isOf(key, message);
    };
  }

  private boolean isOf(AutomationKey key, SentMessages.Origin message) {
    return automations.find(key).filter(message.automation()::equals).isPresent();
  }
}
