package io.relance.application.launches;

import io.relance.domain.id.ContactId;

/**
 * A contact of an audience that was taken.
 *
 * @param position its position in the audience
 */
record FrozenContact(ContactId contact, int position) {
  private static final char SEPARATOR = ' ';

  /** The line of a page that holds it. */
  String line() {
    return contact.value() + SEPARATOR + position;
  }

  static FrozenContact of(String line) {
    int end = line.lastIndexOf(SEPARATOR);
    return new FrozenContact(
        new ContactId(line.substring(0, end)), Integer.parseInt(line.substring(end + 1)));
  }
}
