package io.relance.application.inbound;

import io.relance.application.contacts.Contacts;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.model.Messages;
import io.relance.application.sending.model.SendKind;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.json.Choices;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the messages of automations to which a text may reply. */
final class SentMessages {
  private static final Duration REPLIES_WITHIN = Duration.ofDays(30);
  private static final Set<String> SENT = Set.of("sent", "delivered", "unconfirmed");
  private static final String MESSAGE = Choices.name(SendKind.MESSAGE);
  private static final int PAGE = 10;

  /** A reply to a message so far back is most unlikely. */
  private static final int FARTHEST = 500;

  private final ItemStore store;
  private final OwnNumbers ours;
  private final InstantSource clock;

  SentMessages(ItemStore store, OwnNumbers ours, InstantSource clock) {
    this.store = store;
    this.ours = ours;
    this.clock = clock;
  }

  /** A message with its id at the provider. */
  private record Sent(Messages.View view, Optional<String> providerId) {
    static Sent of(Item item) {
      return new Sent(Messages.view(item), item.text("providerId"));
    }
  }

  /** The element that sent a message. */
  record Origin(AutomationId automation, ElementId element) {}

  /**
   * The origins of the messages to the writer of a text in the last 30 days, by the text's channel
   * and sender, the newest first; only that of the message it replies to, if its provider names one
   * of them.
   */
  List<Origin> latest(ReceivedText text) {
    try (var messages = to(text)) {
      return answered(text, messages).flatMap(sent -> origin(sent.view())).toList();
    }
  }

  /**
   * The newest of these messages before a text, counted among those that automations target; what
   * answers the text came later.
   */
  Optional<SendId> newestBefore(ReceivedText text, Instant receivedAt) {
    try (var messages = to(text)) {
      var earlier =
          messages.filter(
              sent -> sent.view().at().isBefore(receivedAt) && sent.view().kind().equals(MESSAGE));
      return answered(text, earlier).findFirst().map(sent -> sent.view().id());
    }
  }

  private Stream<Sent> to(ReceivedText text) {
    var query =
        Query.of(Tables.SENDS, text.contact().value())
            .on(Tables.SENDS_OF_CONTACT)
            .backwards()
            .limit(PAGE);
    var since = clock.instant().minus(REPLIES_WITHIN);
    var channel = Choices.name(text.channel());
    var senders = ours.sendersOf(text.to());
    return store
        .all(query)
        .limit(FARTHEST)
        .map(Sent::of)
        .takeWhile(sent -> !sent.view().at().isBefore(since))
        .filter(sent -> isSent(sent.view(), channel))
        .filter(sent -> sent.view().from().filter(from -> isAmong(senders, from)).isPresent());
  }

  private static boolean isSent(Messages.View view, String channel) {
    return view.direction().equals(Messages.OUTBOUND)
        && view.channel().equals(channel)
        && SENT.contains(view.state());
  }

  /** Only the message that the text replies to, if its provider names one of them. */
  private static Stream<Sent> answered(ReceivedText text, Stream<Sent> messages) {
    if (text.repliesTo().isEmpty()) {
      return messages;
    }
    var all = messages.toList();
    var named =
        all.stream()
            .filter(sent -> sent.providerId().isPresent())
            .filter(sent -> sent.providerId().equals(text.repliesTo()))
            .toList();
    return (named.isEmpty() ? all : named).stream();
  }

  private static boolean isAmong(Set<String> senders, String from) {
    return senders.contains(from)
        || senders.stream().anyMatch(sender -> Contacts.sameNumber(sender, from));
  }

  private static Stream<Origin> origin(Messages.View view) {
    return view.automation().stream()
        .flatMap(
            automation -> view.element().stream().map(element -> new Origin(automation, element)));
  }
}
