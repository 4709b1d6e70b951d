package io.relance.application.sending.dispatch;

import io.relance.application.persistence.Queues;
import io.relance.application.sending.gate.SendContextLoader;
import io.relance.application.sending.model.DispatchMessage;
import io.relance.application.sending.model.SendState;
import io.relance.domain.id.SendId;
import io.relance.domain.queue.Queue;
import io.relance.domain.store.Item;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Resumes unfinished sends of another deployment. */
public final class ImportedSends {
  /** The maximum number of sends in one message. */
  public static final int BATCH = SendContextLoader.MAX_SENDS;

  private ImportedSends() {}

  /** The id of an unfinished send; empty for any other item. */
  public static Optional<SendId> unfinished(Item item) {
    if (!item.key().sort().equals("send") || !item.key().partition().startsWith("send#")) {
      return Optional.empty();
    }
    return switch (SendState.of(item.text("state").orElseThrow())) {
      case QUEUED, CLAIMED, ASKING -> item.text("id").map(SendId::new);
      case HELD, SENT, FAILED, SKIPPED, UNCONFIRMED -> Optional.empty();
    };
  }

  /** Queues their dispatch, which resumes each of them from its state. */
  public static void dispatch(Queue queue, List<SendId> sends, Instant now) {
    queue.send(Queues.HANDOVERS, DispatchMessage.of(sends).message(now, now));
  }
}
