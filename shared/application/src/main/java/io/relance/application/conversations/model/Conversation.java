package io.relance.application.conversations.model;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.persistence.Json;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Item;
import io.relance.domain.store.Value;
import io.relance.json.Choices;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * The conversation of an enrollment, as it is stored with it.
 *
 * @param question the question that was asked last
 * @param waitingIn the wave at the question while it waits for the reply
 * @param exits how the enrollment left each question
 */
public record Conversation(
    ConversationState state,
    ElementId question,
    Optional<WaveId> waitingIn,
    Instant openedAt,
    Instant deadline,
    Address address,
    SequencedMap<ElementId, QuestionExit> exits,
    Replies replies) {

  /** Where a conversation takes place. */
  public record Address(Channel channel, String sender) {}

  /**
   * What came of the replies that matched no choice, and of the conversation.
   *
   * @param reprompts the inbound texts after which the present question was asked again
   * @param endedBy the inbound text that ended the conversation
   */
  public record Replies(
      List<String> reprompts, Optional<EndReason> endReason, Optional<String> endedBy) {}

  static final String STATE = "conversation";
  static final String QUESTION = "question";
  static final String WAITING_IN = "waitingIn";
  static final String OPENED_AT = "openedAt";
  static final String DEADLINE = "deadline";
  static final String CHANNEL = "conversationChannel";
  static final String SENDER = "conversationSender";
  static final String EXITS = "questionExits";
  static final String REPROMPTS = "reprompts";
  static final String END_REASON = "endReason";
  static final String ENDED_BY = "conversationEndedBy";

  private static final TypeReference<LinkedHashMap<String, QuestionExit>> EXIT_MAP =
      new TypeReference<>() {};

  /** The conversation of an enrollment's item; empty when it was asked nothing. */
  public static Optional<Conversation> of(Item enrollment) {
    return enrollment.text(STATE).map(state -> read(ConversationState.valueOf(state), enrollment));
  }

  private static Conversation read(ConversationState state, Item item) {
    var replies =
        new Replies(
            item.attribute(REPROMPTS).stream().flatMap(Conversation::texts).toList(),
            item.text(END_REASON).map(EndReason::of),
            item.text(ENDED_BY).filter(by -> !by.isEmpty()));
    return new Conversation(
        state,
        new ElementId(item.text(QUESTION).orElseThrow()),
        item.text(WAITING_IN).map(WaveId::new),
        item.instant(OPENED_AT).orElseThrow(),
        item.instant(DEADLINE).orElseThrow(),
        new Address(
            item.text(CHANNEL).flatMap(Conversation::channel).orElseThrow(),
            item.text(SENDER).orElseThrow()),
        exits(item),
        replies);
  }

  private static Optional<Channel> channel(String name) {
    return Optional.ofNullable(Choices.of(Channel.class).get(name));
  }

  private static Stream<String> texts(Value value) {
    return value instanceof Value.ListOf(var values)
        ? values.stream().map(text -> ((Value.Text) text).text())
        : Stream.empty();
  }

  /** How the enrollment of an item left each question. */
  public static SequencedMap<ElementId, QuestionExit> exits(Item enrollment) {
    var exits = new LinkedHashMap<ElementId, QuestionExit>();
    Json.read(enrollment.text(EXITS).orElse("{}"), EXIT_MAP)
        .forEach((question, exit) -> exits.put(new ElementId(question), exit));
    return Collections.unmodifiableSequencedMap(exits);
  }

  /** The choices of the contact of an item, by question. */
  public static Map<String, String> answers(Item enrollment) {
    var answers = new LinkedHashMap<String, String>();
    exits(enrollment)
        .forEach(
            (question, exit) ->
                exit.choice().ifPresent(choice -> answers.put(question.value(), choice)));
    return answers;
  }

  /** The item of an enrollment with answers, as a simulation gives them. */
  public static Item answered(Item enrollment, Map<String, String> answers) {
    var exits = new LinkedHashMap<String, QuestionExit>();
    answers.forEach(
        (question, choice) ->
            exits.put(
                question, new QuestionExit(Optional.of(choice), "", Optional.empty(), "", "")));
    var attributes = new LinkedHashMap<>(enrollment.attributes());
    attributes.put(EXITS, Value.of(Json.write(exits)));
    return new Item(enrollment.key(), attributes);
  }

  /** Whether a question waits for a reply. */
  public boolean isWaiting() {
    return waitingIn.isPresent();
  }
}
