package io.relance.application.sending.dispatch;

import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.execution.wave.Wave;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.application.sending.gate.AskReservation;
import io.relance.application.sending.gate.FrequencyCount;
import io.relance.application.sending.gate.SendContext;
import io.relance.application.sending.gate.WaveSends;
import io.relance.application.sending.model.Claim;
import io.relance.application.sending.model.FailureCause;
import io.relance.application.sending.model.FlowPosition;
import io.relance.application.sending.model.RetryingItemStore;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendKeys;
import io.relance.application.sending.model.SendKind;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.model.SendWrites;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.application.sending.provider.ClaimedSend;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Claims sends before a provider is called, and skips, holds or fails the others: all in one
 * transaction, or one by one when one of them has changed.
 */
public final class ClaimSends {
  /** Longer than a provider call with all its immediate retries. */
  public static final Duration CLAIM_DURATION = Duration.ofSeconds(60);

  /** The writes for sends in one transaction, which leaves room for those of counts. */
  private static final int MOST_WRITES = 90;

  /** The writes for a send: itself, its contact, and its address within a launch. */
  private static final int WRITES = 3;

  private final RetryingItemStore store;
  private final Schedule schedule;
  private final WorkerLeases workerLeases;
  private final InstantSource clock;
  private final InstantSource realTime;

  public ClaimSends(
      RetryingItemStore store,
      Schedule schedule,
      WorkerLeases workerLeases,
      InstantSource clock,
      InstantSource realTime) {
    this.store = store;
    this.schedule = schedule;
    this.workerLeases = workerLeases;
    this.clock = clock;
    this.realTime = realTime;
  }

  /**
   * Sends claimed together.
   *
   * @param watch the schedule entry that checks them
   */
  record Claimed(String watch, List<ClaimedSend> sends) {}

  /**
   * The result of a claim.
   *
   * @param changed the sends that have changed since they were read
   */
  record Result(List<Claimed> claimed, List<Send> changed) {}

  /**
   * Claims, holds, skips or fails sends of one wave.
   *
   * @param queued the sends that were decided on, with their wave
   */
  Result claim(List<SendDecision> verdicts, WaveSends queued) {
    var claimed = new ArrayList<Claimed>();
    var changed = new ArrayList<Send>();
    var most = MOST_WRITES / writesForEach(verdicts);
    for (int from = 0; from < verdicts.size(); from += most) {
      var together = verdicts.subList(from, Math.min(verdicts.size(), from + most));
      if (isCountedApart(together) && claim(together, queued.wave(), claimed)) {
        continue;
      }
      for (var sendDecision : together) {
        if (together.size() == 1 || !claim(List.of(sendDecision), queued.wave(), claimed)) {
          changed.add(sendDecision.send());
        }
      }
    }
    return new Result(claimed, changed);
  }

  /** The most writes that one of the sends needs. */
  private static int writesForEach(List<SendDecision> verdicts) {
    boolean asks = verdicts.stream().anyMatch(it -> it.context().reservations().ask().isPresent());
    boolean links = verdicts.stream().anyMatch(ClaimSends::hasLinks);
    return WRITES + (asks ? 3 : counts(verdicts).isEmpty() ? 0 : 1) + (links ? 1 : 0);
  }

  private static boolean hasLinks(SendDecision decision) {
    return decision instanceof SendDecision.Ready(var _, var message)
        && message.content().links().isPresent();
  }

  private static List<ItemKey> counts(List<SendDecision> verdicts) {
    return verdicts.stream()
        .flatMap(it -> it.context().reservations().frequency().stream())
        .map(FrequencyCount::key)
        .toList();
  }

  /** Whether no two of the sends are counted in one item, which a transaction changes once. */
  private static boolean isCountedApart(List<SendDecision> verdicts) {
    var counts = counts(verdicts);
    return counts.stream().distinct().count() == counts.size();
  }

  private boolean claim(List<SendDecision> verdicts, Optional<Wave> wave, List<Claimed> claimed) {
    var now = realTime.instant();
    var claim = new Claim(Ids.random(), workerLeases.holder(), now.plus(CLAIM_DURATION));
    var sendWrites = new SendWrites();
    var inHand = new ArrayList<ClaimedSend>();
    for (var sendDecision : verdicts) {
      switch (sendDecision) {
        case SendDecision.Skip(var sendContext, var reason) -> {
          sendWrites.skip(sendContext.send(), reason, List.of());
          withdraw(sendContext, sendWrites);
        }
        case SendDecision.Fail(var sendContext, var reason) -> {
          sendWrites.fail(sendContext.send(), FailureCause.BROKEN_TEXT, reason, List.of());
          withdraw(sendContext, sendWrites);
        }
        case SendDecision.Ready ready -> inHand.add(take(ready, claim, now, sendWrites));
        case SendDecision.Hold hold -> {
          hold(hold, wave, sendWrites);
          withdraw(hold.context(), sendWrites);
        }
      }
    }
    var watch = watch(inHand);
    if (!inHand.isEmpty()) {
      sendWrites.with(schedule.put(watch));
    }
    if (!store.write(sendWrites).committed()) {
      return false;
    }
    if (!inHand.isEmpty()) {
      claimed.add(new Claimed(watch, inHand));
    }
    return true;
  }

  /** A wave takes its held messages along; forwards, and those of past elements, are scheduled. */
  private void hold(SendDecision.Hold hold, Optional<Wave> wave, SendWrites sendWrites) {
    var send = hold.send();
    var until = hold.until();
    sendWrites.hold(send, until, hold.reason());
    var element = send.intent().position().map(FlowPosition::element);
    if (send.intent().kind() == SendKind.MESSAGE
        && wave.filter(it -> it.state() != Wave.State.ENDED).map(Wave::at).equals(element)) {
      return;
    }
    sendWrites.with(schedule.put(schedule.entry(DueKind.QUEUED_AGAIN, send.id().value(), until)));
  }

  private ClaimedSend take(
      SendDecision.Ready ready, Claim claim, Instant now, SendWrites sendWrites) {
    var send = ready.send();
    var content = ready.message().content();
    var edits = new ArrayList<Edit>(content.edits());
    edits.addAll(claim.edits());
    edits.addAll(send.attempts().started(now));
    sendWrites.move(send, SendState.CLAIMED, edits);
    asRead(ready.context()).ifPresent(sendWrites::with);
    content.links().ifPresent(it -> sendWrites.with(taken(SendKeys.link(it.code()), send.id())));
    var reservations = ready.context().reservations();
    reservations.duplicate().ifPresent(key -> sendWrites.with(taken(key, send.id())));
    reservations.frequency().ifPresent(it -> sendWrites.with(it.counting(send.id())));
    reservations.ask().ifPresent(it -> ask(send, it, sendWrites));
    return new ClaimedSend(
        send.claimed(claim, content, now), ready.message(), ready.context().source());
  }

  private void ask(Send send, AskReservation ask, SendWrites sendWrites) {
    ask.ask(clock.instant()).forEach(sendWrites::with);
    if (ask.isFirst()) {
      sendWrites.asked(send);
    }
  }

  /** Requires the consent that the gate saw: a STOP in between refuses the claim. */
  private static Optional<Write> asRead(SendContext sendContext) {
    var intent = sendContext.send().intent();
    if (intent.isSample()) {
      return Optional.empty();
    }
    var contact = ContactKeys.contact(intent.contact());
    return sendContext
        .recipient()
        .filter(_ -> intent.kind() == SendKind.MESSAGE)
        .map(it -> Write.check(contact, Precondition.equal("consentVersion", it.consentVersion())))
        .or(() -> Optional.of(Write.check(contact, Precondition.present())));
  }

  /** A send that was claimed before, and is not sent now, no longer counts. */
  private static void withdraw(SendContext sendContext, SendWrites sendWrites) {
    sendContext
        .reservations()
        .frequency()
        .flatMap(it -> it.withdrawing(sendContext.send().id()))
        .ifPresent(sendWrites::with);
  }

  private static Write taken(ItemKey key, SendId send) {
    return new Write.Put(
        ItemBuilder.at(key).text("send", send.value()).build(),
        Precondition.any(Precondition.absent(), Precondition.equal("send", send.value())));
  }

  /** The schedule entry that checks the claimed sends; its subject lists their ids. */
  private String watch(List<ClaimedSend> sends) {
    var subject = sends.stream().map(it -> it.send().id().value()).collect(Collectors.joining(","));
    var patience = CLAIM_DURATION.plus(WorkerLeases.GRACE);
    return schedule.entry(DueKind.CLAIM, subject, clock.instant().plus(patience));
  }

  /** The ids in the subject of a schedule entry. */
  static List<SendId> watched(String subject) {
    return Stream.of(subject.split(",")).map(SendId::new).toList();
  }
}
