package io.relance.application.timeline;

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
  /** Tells the cursors of timelines from those of other lists, which begin with instants too. */
  private static final String KIND = "timeline#";

  private static final int INSTANT = "2026-11-23T10:00:00.000Z".length();

  /** One entry more than the page has, to know whether another page follows. */
  static PageCursor of(PageRequest page) {
    return new PageCursor(
        page.cursor().map(PageCursor::place).orElse(Query.LAST), page.limit() + 1);
  }

  boolean admits(TimelineRow entry) {
    return entry.place().compareTo(place) < 0;
  }

  /** The latest instant, as text, that an entry may have. */
  String latest() {
    return place.substring(0, Math.min(INSTANT, place.length()));
  }

  static String cursor(String place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((KIND + place).getBytes(StandardCharsets.UTF_8));
  }

  private static String place(String cursor) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (!text.startsWith(KIND)) {
        throw new IllegalArgumentException("The cursor must be one of a timeline");
      }
      var place = text.substring(KIND.length());
      Instant.parse(place.substring(0, Math.min(INSTANT, place.length())));
      return place;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("The cursor must be one that this list returned", e);
    }
  }
}
