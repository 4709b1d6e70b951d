package io.relance.application.sending.dispatch;

import io.relance.application.persistence.Queues;
import io.relance.application.sending.model.DispatchMessage;
import io.relance.application.sending.model.FlowPosition;
import io.relance.application.sending.model.RetryAt;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.Sends;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.application.sending.waiting.WaitingSends;
import io.relance.domain.id.AutomationId;
import io.relance.domain.queue.Queue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Dispatches sends to their providers: leases the rate, applies the gate, claims, calls, settles.
 *
 * <p>Repeated for the same sends, it resumes each of them from its state. Deferred sends are queued
 * in new messages, or wait for their sender, so that the caller's message can be acknowledged.
 */
public final class DispatchSends {
  private final Queue queue;
  private final Sends sends;
  private final WorkerLeases workerLeases;
  private final DispatchWithinRate dispatchWithinRate;
  private final WaitingSends waitingSends;
  private final LookUpUnconfirmedSends lookUpUnconfirmedSends;
  private final AdvanceWave advanceWave;
  private final InstantSource realTime;

  public DispatchSends(
      Queue queue,
      Sends sends,
      WorkerLeases workerLeases,
      DispatchWithinRate dispatchWithinRate,
      WaitingSends waitingSends,
      LookUpUnconfirmedSends lookUpUnconfirmedSends,
      AdvanceWave advanceWave,
      InstantSource realTime) {
    this.queue = queue;
    this.sends = sends;
    this.workerLeases = workerLeases;
    this.dispatchWithinRate = dispatchWithinRate;
    this.waitingSends = waitingSends;
    this.lookUpUnconfirmedSends = lookUpUnconfirmedSends;
    this.advanceWave = advanceWave;
    this.realTime = realTime;
  }

  public void dispatch(DispatchMessage dispatchMessage) {
    var found = sends.find(dispatchMessage.sends());
    var deferredSends = new DeferredSends();
    var going = new ArrayList<Send>();
    for (var send : found) {
      triage(send, going, deferredSends);
    }
    going.stream()
        .collect(Collectors.groupingBy(DispatchGroup::of))
        .forEach(
            (place, some) ->
                dispatchWithinRate.dispatch(place, some, dispatchMessage, deferredSends));
    retryLater(found, deferredSends);
    advanceWaves(found, deferredSends);
  }

  private void triage(Send send, List<Send> going, DeferredSends deferredSends) {
    var now = realTime.instant();
    switch (send.state()) {
      case QUEUED -> {
        var later = send.attempts().waitsUntil(now);
        later.ifPresentOrElse(
            at -> deferredSends.add(new RetryAt(send.id(), at)), () -> going.add(send));
      }
      case CLAIMED -> {
        var claim = send.claim().orElseThrow();
        if (workerLeases.mayBeActive(claim)) {
          deferredSends.add(new RetryAt(send.id(), WorkerLeases.expiresAt(claim)));
        } else {
          lookUpUnconfirmedSends.abandoned(send).ifPresent(deferredSends::add);
        }
      }
      case ASKING -> lookUpUnconfirmedSends.lookUp(send).ifPresent(deferredSends::add);
      case HELD, SENT, FAILED, SKIPPED, UNCONFIRMED -> {
        // Nothing to dispatch, or not yet.
      }
    }
  }

  private void retryLater(List<Send> found, DeferredSends deferredSends) {
    var group =
        found.stream()
            .flatMap(send -> send.intent().position().stream())
            .map(FlowPosition::automation)
            .findFirst();
    var messages =
        deferredSends.messages(realTime.instant()).stream()
            .map(message -> group.map(AutomationId::value).map(message::inGroup).orElse(message))
            .toList();
    if (!messages.isEmpty()) {
      queue.send(Queues.HANDOVERS, messages);
    }
    deferredSends
        .waiting()
        .forEach(
            (sender, waiting) ->
                waiting.stream()
                    .collect(Collectors.groupingBy(DispatchGroup::of))
                    .values()
                    .forEach(ofOneWave -> waitingSends.add(sender, ofOneWave)));
  }

  private void advanceWaves(List<Send> found, DeferredSends deferredSends) {
    var groups = new LinkedHashSet<DispatchGroup>();
    found.forEach(send -> groups.add(DispatchGroup.of(send)));
    found.stream().filter(deferredSends::has).map(DispatchGroup::of).forEach(groups::remove);
    for (var group : groups) {
      group.place().ifPresent(place -> advanceWave.ifSettled(place.wave(), place.element()));
    }
  }
}
