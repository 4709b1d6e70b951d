package io.relance.application.conversations;

import io.relance.application.automations.Cohort;
import io.relance.application.automations.CountChanges;
import io.relance.application.automations.QuestionCount;
import io.relance.application.automations.QuestionCount.Kind;
import io.relance.application.conversations.model.ConversationEdits;
import io.relance.application.conversations.model.ConversationState;
import io.relance.application.conversations.model.EndReason;
import io.relance.application.execution.EndEnrollment;
import io.relance.application.execution.LeaveQuestions;
import io.relance.application.execution.LeaveQuestions.Departure;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Waves;
import io.relance.application.inbound.ConversationReading;
import io.relance.application.inbound.OpenConversations;
import io.relance.application.inbound.ReceivedText;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.domain.text.Quotations;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes on with conversations by what contacts reply, and ends them. */
public final class ContinueConversations implements OpenConversations {
  private final ItemStore store;
  private final FindConversations finding;
  private final Waves waves;
  private final LeaveQuestions leaving;
  private final EndEnrollment ending;
  private final StoreAnswers answers;
  private final SendReplies replies;
  private final InstantSource clock;

  public ContinueConversations(
      ItemStore store,
      FindConversations finding,
      Waves waves,
      LeaveQuestions leaving,
      EndEnrollment ending,
      StoreAnswers answers,
      SendReplies replies,
      InstantSource clock) {
    this.store = store;
    this.finding = finding;
    this.waves = waves;
    this.leaving = leaving;
    this.ending = ending;
    this.answers = answers;
    this.replies = replies;
    this.clock = clock;
  }

  @Override
  public ConversationReading read(ReceivedText text) {
    return find(text)
        .map(found -> ReadReplies.read(found, text, clock.instant()))
        .orElseGet(ConversationReading.NotOpen::new);
  }

  /** None that the text itself began, which is there when it is answered again after a crash. */
  private Optional<FoundConversation> find(ReceivedText text) {
    return finding
        .last(text)
        .filter(found -> !found.enrollment().source().equals(text.occurrence()));
  }

  @Override
  public boolean proceed(ReceivedText text, ConversationReading reading) {
    return OptimisticRetry.retry(
        "conversation of contact", text.contact().value(), () -> tryToProceed(text, reading));
  }

  /** Whether the conversation proceeded; empty when it has changed since it was read. */
  private Optional<Boolean> tryToProceed(ReceivedText text, ConversationReading reading) {
    var found = find(text);
    if (found.isEmpty()) {
      return Optional.of(false);
    }
    var conversation = found.orElseThrow();
    if (ReadReplies.earlier(conversation, text).isPresent()) {
      resume(conversation, text);
      return Optional.of(true);
    }
    var now = ReadReplies.read(conversation, text, clock.instant());
    return switch (now) {
      case ConversationReading.Answer _ when reading instanceof ConversationReading.Answer ->
          answer(conversation, text);
      case ConversationReading.Unmatched(_, _, var reprompt) when reading.equals(now) ->
          reprompt ? reprompt(conversation, text) : fallBack(conversation, text);
      case ConversationReading _ -> Optional.of(false);
    };
  }

  private Optional<Boolean> answer(FoundConversation found, ReceivedText text) {
    int choice = found.match(Quotations.said(text.text())).choice().orElseThrow();
    return leave(
        found, text, Departure.answer(found.question(), choice, text.occurrence()), List.of());
  }

  private Optional<Boolean> fallBack(FoundConversation found, ReceivedText text) {
    var with = new ArrayList<Write>();
    replies.fallback(found, text).ifPresent(with::add);
    unmatched(found, text).ifPresent(with::add);
    var departure = Departure.unanswered(found.question(), EndReason.FALLBACK, text.occurrence());
    return leave(found, text, departure, with);
  }

  private Optional<Boolean> leave(
      FoundConversation found, ReceivedText text, Departure departure, List<Write> with) {
    var wave = waves.find(found.conversation().waitingIn().orElseThrow()).orElseThrow();
    var member = new Member(found.enrollment().id(), text.contact());
    if (!leaving.leave(wave, List.of(member), departure, with).committed()) {
      return Optional.empty();
    }
    finding.find(found.enrollment().id()).ifPresent(after -> resume(after, text));
    return Optional.of(true);
  }

  /** Does what follows a reply by which the conversation has proceeded, again if need be. */
  private void resume(FoundConversation found, ReceivedText text) {
    replies.dispatch(text);
    found
        .conversation()
        .exits()
        .forEach(
            (question, exit) -> {
              if (exit.by().equals(text.occurrence())) {
                answers.store(found, question, exit, text.contact());
                exit.wave().map(WaveId::new).ifPresent(leaving::start);
              }
            });
  }

  private Optional<Boolean> reprompt(FoundConversation found, ReceivedText text) {
    var tied = found.match(Quotations.said(text.text())).others();
    var counts = new CountChanges();
    counts.question(QuestionCount.of(found.question().id(), Kind.REPROMPTS), 1);
    var writes = new ArrayList<Write>();
    replies.reprompt(found, text, tied).ifPresent(writes::add);
    unmatched(found, text).ifPresent(writes::add);
    writes.add(
        new Write.Update(
            found.item().key(),
            ConversationEdits.reprompt(text.occurrence()),
            Precondition.all(
                new Precondition.AttributeAbsent("endedAt"),
                ConversationEdits.unchanged(found.item()))));
    writes.addAll(counts.writes(cohort(found), text.occurrence()));
    if (!Transactions.write(store, writes).committed()) {
      return Optional.empty();
    }
    replies.dispatch(text);
    return Optional.of(true);
  }

  private Cohort cohort(FoundConversation found) {
    return waves.find(found.conversation().waitingIn().orElseThrow()).orElseThrow().wave().cohort();
  }

  private Optional<Write> unmatched(FoundConversation found, ReceivedText text) {
    return UnmatchedTexts.count(
        found.enrollment().automation(),
        found.question().id(),
        Quotations.said(text.text()),
        clock.instant());
  }

  @Override
  public void endByOtherKeyword(ReceivedText text) {
    find(text)
        .filter(found -> isOpen(found))
        .ifPresent(
            found -> ending.end(found.enrollment().id(), EndReason.OTHER_KEYWORD.wireName()));
  }

  private static boolean isOpen(FoundConversation found) {
    return found.enrollment().endedAt().isEmpty()
        && found.conversation().state() == ConversationState.OPEN;
  }
}
