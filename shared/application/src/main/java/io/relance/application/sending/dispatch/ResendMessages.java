package io.relance.application.sending.dispatch;

import io.relance.application.admin.Audit;
import io.relance.application.admin.AuditScope;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.application.sending.model.Attempts;
import io.relance.application.sending.model.Messages;
import io.relance.application.sending.model.RetryingItemStore;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.model.SendWrites;
import io.relance.application.sending.model.Sends;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.PageRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/**
 * Queues again messages that failed or that no receipt confirmed. The gate decides on them anew.
 *
 * <p>A message that is queued is not resent: of two requests for one message, the second is
 * refused.
 */
public final class ResendMessages {
  /** The maximum number of messages that one request queues again. */
  public static final int MOST = 500;

  private static final int PAGE = 100;

  private final Sends sends;
  private final Messages messages;
  private final RetryingItemStore store;
  private final Schedule schedule;
  private final InstantSource clock;
  private final InstantSource realTime;

  public ResendMessages(
      Sends sends,
      Messages messages,
      RetryingItemStore store,
      Schedule schedule,
      InstantSource clock,
      InstantSource realTime) {
    this.sends = sends;
    this.messages = messages;
    this.store = store;
    this.schedule = schedule;
    this.clock = clock;
    this.realTime = realTime;
  }

  /** The result of a request for one message. */
  public sealed interface Result {
    record Queued() implements Result {}

    record Unknown() implements Result {}

    /** Neither failed nor unconfirmed. */
    record Refused(SendState state) implements Result {}
  }

  /**
   * The result of a request for many messages.
   *
   * @param more whether another request would find more of them
   */
  public record Many(int resent, boolean more) {}

  /** Queues one message again. */
  public Result resend(SendId id) {
    return resend(id, Audit.Change.of("message.resend", id.value()));
  }

  private Result resend(SendId id, Audit.Change change) {
    return OptimisticRetry.retry("send", id.value(), () -> tryToResend(id, change));
  }

  private Optional<Result> tryToResend(SendId id, Audit.Change change) {
    var send = sends.find(id);
    if (send.isEmpty()) {
      return Optional.of(new Result.Unknown());
    }
    var state = send.orElseThrow().state();
    return switch (state) {
      case FAILED, UNCONFIRMED ->
          queueAgain(send.orElseThrow(), change)
              ? Optional.of(new Result.Queued())
              : Optional.empty();
      case QUEUED, HELD, CLAIMED, ASKING, SENT, SKIPPED -> Optional.of(new Result.Refused(state));
    };
  }

  /**
   * Queues again the failed messages that a filter selects, at most {@link #MOST}.
   *
   * @param reason the reason of their failure, for the audit log
   */
  public Many resendAll(Messages.Filter failed, String reason) {
    int resent = 0;
    var page = PageRequest.first(PAGE);
    while (true) {
      var slice = messages.list(failed, page);
      for (var message : slice.items()) {
        var after = Json.write(Map.of("resent", resent + 1));
        var change = new Audit.Change("messages.resend", reason, "", after);
        resent += resend(message.id(), change) instanceof Result.Queued ? 1 : 0;
      }
      if (slice.next().isEmpty() || resent + PAGE > MOST) {
        return new Many(resent, slice.next().isPresent());
      }
      page = new PageRequest(PAGE, slice.next());
    }
  }

  private boolean queueAgain(Send send, Audit.Change change) {
    var edits = new ArrayList<Edit>(Attempts.restarted(realTime.instant()));
    edits.add(Edit.remove(Send.SETTLED_AT));
    edits.add(Edit.remove("reason"));
    edits.add(Edit.remove(Send.PROVIDER_CODE));
    edits.add(Edit.remove("providerId"));
    var sendWrites = new SendWrites();
    sendWrites.move(send, SendState.QUEUED, edits);
    var entry = schedule.entry(DueKind.QUEUED_AGAIN, send.id().value(), clock.instant());
    sendWrites.with(schedule.put(entry));
    AuditScope.entry(change, clock.instant()).forEach(sendWrites::with);
    var written = store.write(sendWrites).committed();
    if (written) {
      schedule.wakeFor(entry);
    }
    return written;
  }
}
