package io.relance.application.sending.gate;

import io.relance.application.conversations.model.Conversation;
import io.relance.application.conversations.model.ConversationEdits;
import io.relance.application.conversations.model.OpenConversation;
import io.relance.application.sending.model.FlowPosition;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The conversation that a question opens or continues when its send is claimed.
 *
 * @param key of the one conversation with the contact on the sender
 * @param stored the item of that key
 * @param enrollment the item of the enrollment
 * @param maxDelay how long the question waits for its reply
 */
public record AskReservation(
    ItemKey key,
    Optional<Item> stored,
    Item enrollment,
    FlowPosition position,
    Conversation.Address address,
    Duration maxDelay) {

  /** Whether another conversation is open. */
  boolean isTaken() {
    return stored.filter(item -> OpenConversation.isOther(item, position.enrollment())).isPresent();
  }

  /** Whether the enrollment has left the question already: an earlier attempt reached it. */
  boolean isLeft() {
    return Conversation.exits(enrollment).containsKey(position.element());
  }

  /** Whether the question is asked for the first time, not by another attempt. */
  public boolean isFirst() {
    return Conversation.of(enrollment)
        .filter(it -> it.isWaiting() && it.question().equals(position.element()))
        .isEmpty();
  }

  /** The writes by which the question waits for its reply from now on. */
  public List<Write> ask(Instant now) {
    var asked =
        new ConversationEdits.Asked(
            position.element(), position.wave(), address, now, now.plus(maxDelay));
    return List.of(
        OpenConversation.open(key, position.enrollment()),
        new Write.Update(
            enrollment.key(),
            ConversationEdits.ask(asked, enrollment),
            Precondition.all(
                Precondition.present(),
                new Precondition.AttributeAbsent("endedAt"),
                ConversationEdits.unchanged(enrollment))));
  }
}
