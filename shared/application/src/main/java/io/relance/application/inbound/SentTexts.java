package io.relance.application.inbound;

import io.relance.application.persistence.Tables;
import io.relance.application.sending.model.ReceivedMessage;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import java.util.List;

/** Finds the texts that a contact was sent last, which a text of the contact may repeat. */
final class SentTexts {
  private static final int LATEST = 3;

  /** What was received stands between what was sent; so far back nothing is repeated. */
  private static final int FARTHEST = 40;

  private static final int PAGE = 8;

  private final ItemStore store;

  SentTexts(ItemStore store) {
    this.store = store;
  }

  List<String> latest(ContactId contact) {
    var latest =
        Query.of(Tables.SENDS, contact.value()).on(Tables.SENDS_OF_CONTACT).backwards().limit(PAGE);
    try (var messages = store.all(latest)) {
      return messages
          .limit(FARTHEST)
          .filter(message -> !ReceivedMessage.isReceived(message))
          .limit(LATEST)
          .flatMap(send -> send.text("text").stream())
          .toList();
    }
  }
}
