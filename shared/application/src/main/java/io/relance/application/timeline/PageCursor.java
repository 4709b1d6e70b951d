package io.relance.application.timeline;

import io.relance.domain.id.ContactId;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * The place in a timeline from which the newest entries are read.
 *
 * @param place the end of the previous page; {@link Query#LAST} for the first page
 */
record PageCursor(String place, int limit) {
  /** Cursors of other lists begin with instants too. */
  private static final String KIND = "timeline#";

  private static final int INSTANT = "2026-11-23T10:00:00.000Z".length();

  /**
   * The place of a page in the timeline of a contact, with one entry more than the page has, to
   * know whether another page follows.
   */
  static PageCursor of(ContactId contact, PageRequest page) {
    return new PageCursor(
        page.cursor().map(text -> place(contact, text)).orElse(Query.LAST), page.limit() + 1);
  }

  boolean admits(TimelineRow entry) {
    return entry.place().compareTo(place) < 0;
  }

  /** The latest instant, as text, that an entry may have. */
  String latest() {
    return place.substring(0, Math.min(INSTANT, place.length()));
  }

  static String cursor(ContactId contact, String place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((kind(contact) + place).getBytes(StandardCharsets.UTF_8));
  }

  private static String kind(ContactId contact) {
    return KIND + contact + "#";
  }

  private static String place(ContactId contact, String cursor) {
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
