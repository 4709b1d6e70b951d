package io.relance.application.sending.dispatch;

import io.relance.application.persistence.Queues;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.sending.model.DispatchMessage;
import io.relance.application.sending.model.FlowPosition;
import io.relance.application.sending.model.RetryingItemStore;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.model.SendWrites;
import io.relance.application.sending.model.Sends;
import io.relance.domain.id.SendId;
import io.relance.domain.queue.Queue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Dispatches a send that is queued again after it was settled, or held after its wave passed. */
public final class QueuedAgainDue implements DueAction {
  private final Sends sends;
  private final RetryingItemStore store;
  private final Queue queue;
  private final InstantSource realTime;

  public QueuedAgainDue(Sends sends, RetryingItemStore store, Queue queue, InstantSource realTime) {
    this.sends = sends;
    this.store = store;
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
    var id = new SendId(subject);
    var found = sends.find(id);
    if (found.filter(send -> release(send, now)).isPresent()) {
      found = sends.find(id);
    }
    found
        .filter(send -> send.state() == SendState.QUEUED)
        .map(send -> DispatchMessage.of(List.of(send.id())).message(real, real))
        .ifPresent(message -> queue.send(Queues.HANDOVERS, List.of(message)));
    return Optional.empty();
  }

  /** Queues a held send whose opening has come. */
  private boolean release(Send send, Instant now) {
    if (send.state() != SendState.HELD) {
      return false;
    }
    var wave = send.intent().position().map(FlowPosition::wave);
    var opening =
        wave.flatMap(it -> Optional.ofNullable(sends.held(it, List.of(send.id())).get(send.id())))
            .filter(until -> !until.isAfter(now));
    if (opening.isEmpty()) {
      return false;
    }
    var sendWrites = new SendWrites();
    sendWrites.release(send);
    store.write(sendWrites);
    return true;
  }
}
