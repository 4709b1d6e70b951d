package io.relance.application.timeline;

import io.relance.domain.store.Query;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Asks for the newest entries before a place.
 *
 * @param place where the page before ended; {@link Query#LAST} at the beginning
 */
record PageCursor(String place, int limit) {
  /** Cursors of other lists begin with instants too. */
  private static final String KIND = "timeline#";

  private static final int INSTANT = "2026-11-23T10:00:00.000Z".length();

  /** The place of a cursor in the timeline of a contact. */
  static PageCursor of(String contact, Optional<String> cursor, int limit) {
    return new PageCursor(cursor.map(text -> place(contact, text)).orElse(Query.LAST), limit);
  }

  boolean admits(TimelineRow entry) {
    return entry.place().compareTo(place) < 0;
  }

  /** The latest instant, as text, that an entry may have. */
  String latest() {
    return place.substring(0, Math.min(INSTANT, place.length()));
  }

  static String cursor(String contact, String place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((kind(contact) + place).getBytes(StandardCharsets.UTF_8));
  }

  private static String kind(String contact) {
    return KIND + contact + "#";
  }

  private static String place(String contact, String cursor) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (!text.startsWith(kind(contact))) {
        throw new IllegalArgumentException("The cursor must be one of this contact's timeline");
      }
      var place = text.substring(kind(contact).length());
      Instant.parse(place.substring(0, Math.min(INSTANT, place.length())));
      return place;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("The cursor must be one that this list returned", e);
    }
  }
}
