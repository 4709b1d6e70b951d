package io.relance.application.launches;

import io.relance.domain.id.ContactId;

/**
 * A contact of an audience that was taken.
 *
 * @param position its position in the audience
 * @param zone its time zone
 */
record FrozenContact(ContactId contact, int position, String zone) {
  private static final String SEPARATOR = "\t";

  /** The line of a page that holds it. */
  String line() {
    return String.join(SEPARATOR, contact.value(), String.valueOf(position), zone);
  }

  static FrozenContact of(String line) {
    var parts = line.split(SEPARATOR, 3);
    return new FrozenContact(new ContactId(parts[0]), Integer.parseInt(parts[1]), parts[2]);
  }
}
