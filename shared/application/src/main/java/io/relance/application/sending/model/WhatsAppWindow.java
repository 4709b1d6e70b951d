package io.relance.application.sending.model;

import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;

/**
 * The 24 hours after the last WhatsApp message of a contact to one of our senders, in which Meta
 * permits free text; after them only approved templates may be sent.
 *
 * @param until when it closes
 */
public record WhatsAppWindow(Instant until) {
  /** How long it is open after each message of the contact. */
  public static final Duration LENGTH = Duration.ofHours(24);

  /** Begins the sort keys of the windows of a contact. */
  public static final String PREFIX = "whatsapp-window#";

  private static final String UNTIL = "until";

  /** Where the window of a contact and a sender is stored. */
  public static ItemKey key(ContactId contact, String sender) {
    return ContactKeys.inContact(contact, PREFIX + sender);
  }

  /** The item of a window that a message opened. */
  public static Item item(ItemKey key, Instant writtenAt) {
    var until = writtenAt.plus(LENGTH);
    return ItemBuilder.at(key).instant(UNTIL, until).expiresAt(until.plus(LENGTH)).build();
  }

  /** The write that opens the window of a contact, or keeps it open for longer. */
  public static Write open(ContactId contact, String sender, Instant writtenAt) {
    return Write.put(item(key(contact, sender), writtenAt));
  }

  public static WhatsAppWindow of(Item item) {
    return new WhatsAppWindow(item.instant(UNTIL).orElseThrow());
  }

  public boolean isOpen(Instant now) {
    return now.isBefore(until);
  }
}
