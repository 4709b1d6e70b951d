package io.relance.application.inbound;

import io.relance.application.persistence.Tables;
import io.relance.application.sending.model.ReceivedMessage;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.text.AutoReplies;

/** Recognises what no person wrote: answers of robots, and our own texts come back (L-28). */
final class AutomatedTexts {
  private static final int LATEST = 3;

  /** What was received stands between what was sent; so far back nothing is an echo. */
  private static final int FARTHEST = 40;

  private static final int PAGE = 8;

  private final ItemStore store;

  AutomatedTexts(ItemStore store) {
    this.store = store;
  }

  boolean isAutomated(ReceivedText text) {
    return AutoReplies.recognise(text.text()).isPresent() || isEcho(text);
  }

  private boolean isEcho(ReceivedText text) {
    var latest =
        Query.of(Tables.SENDS, text.contact().value())
            .on(Tables.SENDS_OF_CONTACT)
            .backwards()
            .limit(PAGE);
    try (var messages = store.all(latest)) {
      return messages
          .limit(FARTHEST)
          .filter(message -> !ReceivedMessage.isReceived(message))
          .limit(LATEST)
          .flatMap(send -> send.text("text").stream())
          .anyMatch(ours -> AutoReplies.isEcho(text.text(), ours));
    }
  }
}
