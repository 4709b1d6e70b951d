package io.relance.application.sending.model;

import io.relance.application.persistence.Tables;
import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.List;

/** Messages of long ago, sent and received, of which nothing waits any more. */
public final class OldMessages {
  /** Sorts before every instant. */
  private static final String FIRST = "0";

  private OldMessages() {}

  /** The messages that were queued or received before an instant. */
  public static Query before(Instant cutoff) {
    return Query.of(Tables.SENDS, Send.LISTED)
        .on(Tables.SENDS_LISTED)
        .between(FIRST, cutoff.toString());
  }

  /**
   * The writes that delete a message; none for one that is not settled, and refused when it has
   * changed since it was read.
   */
  public static List<Write> deletion(Item message) {
    var state = message.text("state").orElseThrow();
    var unchanged = Precondition.equal("state", state);
    if (state.equals(ReceivedMessage.STATE)) {
      return List.of(new Write.Delete(message.key(), unchanged));
    }
    var send = Send.of(message);
    return switch (send.state()) {
      case QUEUED, HELD, CLAIMED, ASKING -> List.of();
      case SENT, FAILED, SKIPPED, UNCONFIRMED ->
          send.intent().kind() == SendKind.TEST
              ? List.of(
                  new Write.Delete(message.key(), unchanged),
                  Write.delete(SendKeys.emailBody(send.id())))
              : List.of(new Write.Delete(message.key(), unchanged));
    };
  }
}
