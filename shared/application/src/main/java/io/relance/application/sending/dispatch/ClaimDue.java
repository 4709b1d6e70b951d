package io.relance.application.sending.dispatch;

import io.relance.application.persistence.Queues;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.model.Sends;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.domain.queue.Queue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Queues again sends whose claim was abandoned. */
public final class ClaimDue implements DueAction {
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Sends sends;
  private final Queue queue;
  private final WorkerLeases workerLeases;
  private final InstantSource realTime;

  public ClaimDue(Sends sends, Queue queue, WorkerLeases workerLeases, InstantSource realTime) {
    this.sends = sends;
    this.queue = queue;
    this.workerLeases = workerLeases;
    this.realTime = realTime;
  }

  @Override
  public DueKind kind() {
    return DueKind.CLAIM;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    var claimed =
        sends.find(ClaimSends.watched(subject)).stream()
            .filter(send -> send.state() == SendState.CLAIMED)
            .toList();
    var abandoned =
        claimed.stream()
            .filter(send -> !workerLeases.mayBeActive(send.claim().orElseThrow()))
            .toList();
    if (!abandoned.isEmpty()) {
      var deferredSends = new DeferredSends();
      var real = realTime.instant();
      deferredSends.addAll(abandoned, real);
      queue.send(Queues.HANDOVERS, deferredSends.messages(real));
    }
    return claimed.size() > abandoned.size() ? Optional.of(now.plus(AGAIN)) : Optional.empty();
  }
}
