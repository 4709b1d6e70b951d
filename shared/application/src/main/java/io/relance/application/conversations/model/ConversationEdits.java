package io.relance.application.conversations.model;

import io.relance.application.persistence.Instants;
import io.relance.application.persistence.Json;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import io.relance.json.Choices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The edits of an enrollment's item by which its conversation goes on. */
public final class ConversationEdits {
  private ConversationEdits() {}

  /**
   * A question that is asked now.
   *
   * @param wave the wave at the question
   */
  public record Asked(
      ElementId question,
      WaveId wave,
      Conversation.Address address,
      Instant now,
      Instant deadline) {}

  /** The edits of a question that is asked, for the first time or, by another attempt, again. */
  public static List<Edit> ask(Asked asked, Item enrollment) {
    var before = Conversation.of(enrollment);
    var edits = new ArrayList<Edit>();
    edits.add(Edit.set(Conversation.STATE, ConversationState.OPEN.name()));
    edits.add(Edit.set(Conversation.QUESTION, asked.question().value()));
    edits.add(Edit.set(Conversation.WAITING_IN, asked.wave().value()));
    edits.add(Edit.set(Conversation.DEADLINE, Instants.text(asked.deadline())));
    edits.add(Edit.set(Conversation.CHANNEL, Choices.name(asked.address().channel())));
    edits.add(Edit.set(Conversation.SENDER, asked.address().sender()));
    edits.add(Edit.remove(Conversation.END_REASON));
    if (before.isEmpty()) {
      edits.add(Edit.set(Conversation.OPENED_AT, Instants.text(asked.now())));
    }
    if (before.filter(it -> it.question().equals(asked.question())).isEmpty()) {
      edits.add(Edit.remove(Conversation.REPROMPTS));
    }
    return edits;
  }

  /** Requires that the conversation is as it was read: that the same question waits, or none. */
  public static Precondition unchanged(Item enrollment) {
    var before = Conversation.of(enrollment);
    return before
        .flatMap(Conversation::waitingIn)
        .map(
            wave ->
                Precondition.all(
                    Precondition.equal(Conversation.WAITING_IN, wave.value()),
                    Precondition.equal(
                        Conversation.QUESTION,
                        before.map(it -> it.question().value()).orElseThrow())))
        .orElseGet(() -> new Precondition.AttributeAbsent(Conversation.WAITING_IN));
  }

  /** The edits of an enrollment that leaves a question. */
  public static List<Edit> leave(Item enrollment, ElementId question, QuestionExit exit) {
    var exits = new LinkedHashMap<String, QuestionExit>();
    Conversation.exits(enrollment).forEach((id, before) -> exits.put(id.value(), before));
    exits.put(question.value(), exit);
    return List.of(
        Edit.set(Conversation.EXITS, Json.write(exits)), Edit.remove(Conversation.WAITING_IN));
  }

  /** The edit of an enrollment that no longer waits for a reply. */
  public static Edit notWaiting() {
    return Edit.remove(Conversation.WAITING_IN);
  }

  /** The edits of a question that is asked again. */
  public static List<Edit> reprompt(String by) {
    return List.of(new Edit.Append(Conversation.REPROMPTS, List.of(Value.of(by))));
  }

  /**
   * The edits of a conversation that ends; none where it is not open.
   *
   * @param by the inbound text that ended it, or empty
   */
  public static List<Edit> end(Item enrollment, EndReason reason, String by) {
    if (Conversation.of(enrollment).filter(ConversationEdits::isOpen).isEmpty()) {
      return List.of();
    }
    return List.of(
        Edit.set(Conversation.STATE, reason.state().name()),
        Edit.set(Conversation.END_REASON, reason.wireName()),
        Edit.set(Conversation.ENDED_BY, by));
  }

  /** The write that removes a contact's answers from an enrollment's item; none without answers. */
  public static Optional<Write> forget(Item enrollment) {
    if (Conversation.answers(enrollment).isEmpty()) {
      return Optional.empty();
    }
    var exits = new LinkedHashMap<String, QuestionExit>();
    Conversation.exits(enrollment)
        .forEach((question, exit) -> exits.put(question.value(), exit.withoutChoice()));
    return Optional.of(
        Write.update(
            enrollment.key(),
            Precondition.present(),
            Edit.set(Conversation.EXITS, Json.write(exits))));
  }

  /** The write that lets another conversation with the contact begin; none where it is not open. */
  public static Optional<Write> close(
      Item enrollment, EnrollmentId id, ContactId contact, Instant now) {
    return Conversation.of(enrollment)
        .filter(ConversationEdits::isOpen)
        .map(Conversation::address)
        .map(at -> ConversationKeys.open(contact, at.channel(), at.sender()))
        .map(key -> OpenConversation.close(key, id, now));
  }

  private static boolean isOpen(Conversation conversation) {
    return conversation.state() == ConversationState.OPEN;
  }
}
