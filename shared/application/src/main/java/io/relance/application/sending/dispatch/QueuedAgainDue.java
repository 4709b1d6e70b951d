package io.relance.application.sending.dispatch;

import io.relance.application.persistence.Queues;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.sending.model.DispatchMessage;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.model.Sends;
import io.relance.domain.id.SendId;
import io.relance.domain.queue.Queue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Dispatches a send that is queued again after it was settled. */
public final class QueuedAgainDue implements DueAction {
  private final Sends sends;
  private final Queue queue;
  private final InstantSource realTime;

  public QueuedAgainDue(Sends sends, Queue queue, InstantSource realTime) {
    this.sends = sends;
    this.queue = queue;
    this.realTime = realTime;
  }

  @Override
  public DueKind kind() {
    return DueKind.QUEUED_AGAIN;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    var real = realTime.instant();
    sends
        .find(new SendId(subject))
        .filter(send -> send.state() == SendState.QUEUED)
        .map(send -> DispatchMessage.of(List.of(send.id())).message(real, real))
        .ifPresent(message -> queue.send(Queues.HANDOVERS, List.of(message)));
    return Optional.empty();
  }
}
