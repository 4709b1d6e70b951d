package io.relance.application.conversations.model;

import io.relance.application.contacts.model.ContactKeys;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemKey;
import io.relance.json.Choices;

/** The item keys of conversations. */
public final class ConversationKeys {
  /** Begins the sort key of the items that {@link #open} names. */
  public static final String PREFIX = "conversation#";

  private ConversationKeys() {}

  /** The one conversation with a contact on a channel and sender. */
  public static ItemKey open(ContactId contact, Channel channel, String sender) {
    return ContactKeys.inContact(contact, prefix(channel) + sender);
  }

  /** Begins the sort keys of a channel's conversations. */
  public static String prefix(Channel channel) {
    return PREFIX + Choices.name(channel) + "#";
  }
}
