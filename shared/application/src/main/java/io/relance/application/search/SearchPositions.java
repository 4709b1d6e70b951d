package io.relance.application.search;

import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.Contacts;
import io.relance.domain.id.ListId;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** The place from which a search continues, in the order in which it reads contacts. */
sealed interface SearchPositions {
  int INSTANT = "2026-11-23T10:00:00.000Z".length();

  /** Among all contacts, newest first. */
  record OfContacts(String after) implements SearchPositions {}

  /** Among the members of a list, in the order of their ids. */
  record OfMembers(ListId list, String after) implements SearchPositions {}

  /** The end of the previous page. */
  static SearchPositions of(List<ContactCondition> conditions, PageRequest page) {
    var place = page.cursor().map(SearchPositions::decoded);
    return conditions.stream()
        .<SearchPositions>mapMulti(
            (condition, out) -> {
              if (condition instanceof ContactCondition.OnList(var list)) {
                out.accept(new OfMembers(list, place.map(it -> after(list, it)).orElse("")));
              }
            })
        .findFirst()
        .orElseGet(() -> new OfContacts(place.map(SearchPositions::timed).orElse(Query.LAST)));
  }

  /** The cursor of the page after a contact. */
  default String cursor(Contact last) {
    var place =
        switch (this) {
          case OfContacts _ -> Contacts.place(last);
          case OfMembers(var list, _) -> list + "#" + last.id();
        };
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String cursor) {
    return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
  }

  private static String after(ListId list, String place) {
    if (!place.startsWith(list + "#")) {
      throw new IllegalArgumentException("The cursor must be one of this list");
    }
    return place.substring(list.value().length() + 1);
  }

  private static String timed(String place) {
    try {
      Instant.parse(place.substring(0, Math.min(INSTANT, place.length())));
      return place;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("The cursor must be one of this list", e);
    }
  }
}
