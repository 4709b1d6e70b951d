package io.relance.application.conversations;

import io.relance.application.conversations.model.Conversation;
import io.relance.application.conversations.model.EndReason;
import io.relance.application.execution.EnrollmentKeys;
import io.relance.application.execution.ExecuteSteps;
import io.relance.application.execution.LeaveQuestions;
import io.relance.application.execution.LeaveQuestions.Departure;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.Waves;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.model.Sends;
import io.relance.domain.flow.ConversationElement.Question;
import io.relance.domain.id.SendId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Gatherers;

/**
 * Lets members of a wave leave a question when their time to reply has passed, or when it did not
 * reach them.
 */
public final class ExpireQuestions implements DueAction {
  private final ItemStore store;
  private final Waves waves;
  private final ExecuteSteps steps;
  private final LeaveQuestions leaving;

  public ExpireQuestions(ItemStore store, Waves waves, ExecuteSteps steps, LeaveQuestions leaving) {
    this.store = store;
    this.waves = waves;
    this.steps = steps;
    this.leaving = leaving;
  }

  @Override
  public DueKind kind() {
    return DueKind.QUESTION;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    while (true) {
      var step = OptimisticRetry.retry("wave", subject, () -> tryToStep(new WaveId(subject), now));
      if (step.isDone()) {
        return step.next();
      }
    }
  }

  /**
   * What was done of the wave.
   *
   * @param isDone whether nothing more is due now
   * @param next when more is due
   */
  private record Step(boolean isDone, Optional<Instant> next) {
    private static final Step MORE = new Step(false, Optional.empty());
    private static final Step OVER = new Step(true, Optional.empty());
  }

  /** Empty when the wave has changed since it was read. */
  private Optional<Step> tryToStep(WaveId id, Instant now) {
    var found = waves.find(id).filter(it -> it.wave().state() == Wave.State.PARKED);
    if (found.isEmpty()) {
      return Optional.of(Step.OVER);
    }
    var wave = found.orElseThrow();
    var members = waves.members(wave);
    if (members.isEmpty()) {
      return end(wave, now);
    }
    var question = (Question) steps.element(wave.wave(), wave.wave().at());
    var waiting = new Waiting(question, members);
    var due = members.stream().filter(member -> waiting.isDue(member, now)).toList();
    if (due.isEmpty()) {
      return Optional.of(new Step(true, waiting.first()));
    }
    return leave(question, wave, due) ? Optional.of(Step.MORE) : Optional.empty();
  }

  /** Lets members leave, some at a time; false when one of them has left otherwise meanwhile. */
  private boolean leave(Question question, Waves.Found wave, List<Member> due) {
    int most = question.onNoAnswer().isPresent() ? LeaveQuestions.MOST : LeaveQuestions.MOST_ENDING;
    var departure = Departure.unanswered(question, EndReason.EXPIRED, "");
    var chunks = due.stream().gather(Gatherers.windowFixed(most)).iterator();
    var current = Optional.of(wave);
    while (chunks.hasNext() && current.isPresent()) {
      var some = chunks.next();
      var found = current.orElseThrow();
      if (!waves.members(found).containsAll(some)) {
        return false;
      }
      var left = leaving.leave(found, some, departure, List.of());
      if (!left.committed()) {
        return false;
      }
      left.next().map(Wave::id).ifPresent(leaving::start);
      current = waves.find(wave.wave().id()).filter(it -> it.wave().state() == Wave.State.PARKED);
    }
    return true;
  }

  private Optional<Step> end(Waves.Found wave, Instant now) {
    var ended = waves.replace(wave, wave.wave().ended(now));
    return Transactions.write(store, List.of(ended)).committed()
        ? Optional.of(Step.OVER)
        : Optional.empty();
  }

  /** Who of a wave waits until when. */
  private final class Waiting {
    private final Question question;
    private final Map<ItemKey, Item> enrollments = new HashMap<>();
    private final Set<SendId> asked = new HashSet<>();

    Waiting(Question question, List<Member> members) {
      this.question = question;
      var keys = new ArrayList<ItemKey>();
      var sends = new ArrayList<SendId>();
      for (var member : members) {
        keys.add(EnrollmentKeys.enrollment(member.enrollment()));
        sends.add(Send.id(member.enrollment(), question.id()));
      }
      for (int from = 0; from < keys.size(); from += ItemLimits.KEYS_IN_A_BATCH) {
        var to = Math.min(keys.size(), from + ItemLimits.KEYS_IN_A_BATCH);
        enrollments.putAll(store.getAll(keys.subList(from, to)));
      }
      new Sends(store)
          .find(sends).stream()
              .filter(
                  send -> send.state() == SendState.SENT || send.state() == SendState.UNCONFIRMED)
              .map(Send::id)
              .forEach(asked::add);
    }

    boolean isDue(Member member, Instant now) {
      return !asked.contains(Send.id(member.enrollment(), question.id()))
          || deadline(member).filter(it -> it.isAfter(now)).isEmpty();
    }

    private Optional<Instant> deadline(Member member) {
      return Optional.ofNullable(enrollments.get(EnrollmentKeys.enrollment(member.enrollment())))
          .flatMap(Conversation::of)
          .filter(it -> it.isWaiting() && it.question().equals(question.id()))
          .map(Conversation::deadline);
    }

    /** When the first of them is due. */
    Optional<Instant> first() {
      return enrollments.values().stream()
          .flatMap(item -> Conversation.of(item).stream())
          .filter(Conversation::isWaiting)
          .map(Conversation::deadline)
          .min(Instant::compareTo);
    }
  }
}
