package io.relance.application.inbound;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.inbound.KeywordAutomations.Turn;
import io.relance.domain.flow.KeywordMatch;
import io.relance.domain.text.Quotations;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text that is being routed, with what it could be for; each is read once, when it is asked. */
final class RoutedText {
  private final ReceivedText received;
  private final KeywordAutomations automations;
  private final ReplyAutomations replies;
  private final OpenConversations conversations;
  private final String said;
  private @Nullable List<LiveAutomation> live;
  private @Nullable ConversationReading reading;

  RoutedText(
      ReceivedText received,
      KeywordAutomations automations,
      ReplyAutomations replies,
      OpenConversations conversations) {
    this.received = received;
    this.automations = automations;
    this.replies = replies;
    this.conversations = conversations;
    this.said = Quotations.said(received.text());
  }

  ReceivedText received() {
    return received;
  }

  /** The automations that texts trigger now. */
  List<LiveAutomation> live() {
    var known = live;
    if (known == null) {
      known = automations.live();
      live = known;
    }
    return known;
  }

  ConversationReading reading() {
    var known = reading;
    if (known == null) {
      known = conversations.read(received);
      reading = known;
    }
    return known;
  }

  Optional<Turn> keyword() {
    return automations.keyword(live(), received, said);
  }

  Optional<Turn> exact() {
    return automations.turn(live(), received.channel(), said, KeywordMatch.EXACT);
  }

  Optional<Turn> reply() {
    return said.isBlank() ? Optional.empty() : replies.turn(live(), received, said);
  }

  Optional<Turn> contains() {
    return automations.turn(live(), received.channel(), said, KeywordMatch.CONTAINS);
  }

  Optional<Turn> anyOther() {
    return said.isBlank()
        ? Optional.empty()
        : KeywordAutomations.anyOther(live(), received.channel());
  }
}
