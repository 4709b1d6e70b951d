package io.relance.application.sending.model;

import static io.relance.application.sending.model.SendState.ASKING;
import static io.relance.application.sending.model.SendState.CLAIMED;
import static io.relance.application.sending.model.SendState.FAILED;
import static io.relance.application.sending.model.SendState.HELD;
import static io.relance.application.sending.model.SendState.QUEUED;
import static io.relance.application.sending.model.SendState.SENT;
import static io.relance.application.sending.model.SendState.SKIPPED;
import static io.relance.application.sending.model.SendState.UNCONFIRMED;

import io.relance.application.persistence.Transitions;
import java.util.Map;
import java.util.Set;

/** Which state of a send may follow which; {@code docs/states.md} draws it. */
public final class SendTransitions {
  public static final Transitions<SendState> TABLE =
      new Transitions<>(
          "Send",
          Set.of(QUEUED, HELD),
          Map.of(
              QUEUED, Set.of(HELD, CLAIMED, SENT, FAILED, SKIPPED),
              HELD, Set.of(QUEUED, SENT, SKIPPED),
              CLAIMED, Set.of(QUEUED, ASKING, SENT, FAILED, UNCONFIRMED),
              ASKING, Set.of(ASKING, QUEUED, SENT, FAILED, UNCONFIRMED),
              // A later receipt reports a failure, or that the provider could not send it for now.
              SENT, Set.of(SENT, FAILED, QUEUED),
              // An operator resends it.
              FAILED, Set.of(SENT, QUEUED),
              SKIPPED, Set.of(SENT),
              UNCONFIRMED, Set.of(SENT, FAILED, QUEUED)));

  private SendTransitions() {}
}
