package io.relance.application.sending.dispatch;

import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.sending.model.FailureCause;
import io.relance.application.sending.model.RetryingItemStore;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.model.SendWrites;
import io.relance.application.sending.model.Sends;
import io.relance.domain.id.SendId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Fails an unconfirmed send for which no receipt arrived in time. */
public final class UnconfirmedDue implements DueAction {
  private final Sends sends;
  private final RetryingItemStore store;

  public UnconfirmedDue(Sends sends, RetryingItemStore store) {
    this.sends = sends;
    this.store = store;
  }

  @Override
  public DueKind kind() {
    return DueKind.UNCONFIRMED;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    var unconfirmed =
        sends.find(new SendId(subject)).filter(send -> send.state() == SendState.UNCONFIRMED);
    var sendWrites = new SendWrites();
    unconfirmed.ifPresent(
        send ->
            sendWrites.fail(
                send, FailureCause.NOT_CONFIRMED, SendOutcomes.NEVER_CONFIRMED, List.of()));
    var outrun = !sendWrites.isEmpty() && !store.write(sendWrites).committed();
    return outrun ? Optional.of(now) : Optional.empty();
  }
}
