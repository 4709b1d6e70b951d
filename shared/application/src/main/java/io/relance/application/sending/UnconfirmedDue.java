package io.relance.application.sending;

import io.relance.application.agenda.DueAction;
import io.relance.application.agenda.DueKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gives up a send of which no receipt came in all the time in which receipts come. */
public final class UnconfirmedDue implements DueAction {
  private final Sends sends;
  private final InsistentStore store;

  public UnconfirmedDue(SendingParts parts) {
    this.sends = new Sends(parts.store());
    this.store = new InsistentStore(parts.store(), parts.timing().pause());
  }

  @Override
  public DueKind kind() {
    return DueKind.UNCONFIRMED;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    var unconfirmed = sends.find(subject).filter(send -> send.state() == SendState.UNCONFIRMED);
    var moves = new Moves();
    unconfirmed.ifPresent(send -> moves.fail(send, Settlement.NEVER_CONFIRMED, List.of()));
    var outrun = !moves.isEmpty() && !store.write(moves.writes()).committed();
    return outrun ? Optional.of(now) : Optional.empty();
  }
}
