package io.relance.functions.api.contacts;

import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.EmailAddresses;
import io.relance.application.lists.Lists;
import io.relance.application.search.ContactCondition;
import io.relance.application.segments.Segments;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import io.relance.domain.id.SegmentId;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds contacts by id, and reads the query parameters of searches. */
@Singleton
final class FindContacts {
  private static final int LONGEST_QUERY = 200;

  /** A plus that was not encoded in an address arrives as a space. */
  private static final Pattern LOST_PLUS = Pattern.compile("^ (?=\\d)");

  private final Contacts contacts;
  private final Lists lists;
  private final Segments segments;

  FindContacts(Contacts contacts, Lists lists, Segments segments) {
    this.contacts = contacts;
    this.lists = lists;
    this.segments = segments;
  }

  /** The query parameters of a search. */
  record Parameters(
      @Nullable String phone,
      @Nullable String email,
      @Nullable String query,
      @Nullable String listId,
      @Nullable String segmentId) {}

  /** The contact of an id. */
  Contact byId(String id) {
    return contacts.find(new ContactId(id)).orElseThrow(() -> Missing.resource("contact", id));
  }

  /**
   * The conditions of the parameters.
   *
   * @throws ApiException when one of them is invalid
   */
  List<ContactCondition> conditions(Parameters given) {
    return Stream.of(
            Optional.ofNullable(given.phone()).map(this::phone),
            Optional.ofNullable(given.email()).map(FindContacts::email),
            Optional.ofNullable(given.query()).map(FindContacts::words),
            Optional.ofNullable(given.listId()).map(this::list),
            Optional.ofNullable(given.segmentId()).map(this::segment))
        .flatMap(Optional::stream)
        .toList();
  }

  private ContactCondition phone(String raw) {
    var text = withPlus(raw);
    return contacts
        .readPhone(text)
        .map(ContactCondition.Phone::new)
        .orElseThrow(
            () ->
                ApiException.parameter(
                    "phone",
                    "must be a phone number such as +33612345678, not " + Quoted.of(text)));
  }

  private static ContactCondition email(String raw) {
    return EmailAddresses.read(raw)
        .map(ContactCondition.Email::new)
        .orElseThrow(
            () ->
                ApiException.parameter(
                    "email",
                    "must be an email address such as ana@example.org, not " + Quoted.of(raw)));
  }

  private static ContactCondition words(String raw) {
    if (raw.isBlank() || raw.length() > LONGEST_QUERY) {
      throw ApiException.parameter("query", "must be 1 to 200 characters, not " + Quoted.of(raw));
    }
    return new ContactCondition.Words(withPlus(raw));
  }

  private ContactCondition list(String id) {
    return lists
        .find(new ListId(id))
        .map(list -> new ContactCondition.OnList(list.id()))
        .orElseThrow(() -> ApiException.parameter("listId", Missing.message("list", id)));
  }

  private ContactCondition segment(String id) {
    return Optional.of(id)
        .filter(PlainIds::isOne)
        .flatMap(known -> segments.find(new SegmentId(known)))
        .map(segment -> new ContactCondition.Meeting(segments.resolved(segment.criteria())))
        .orElseThrow(() -> ApiException.parameter("segmentId", Missing.message("segment", id)));
  }

  private static String withPlus(String raw) {
    return LOST_PLUS.matcher(raw).replaceFirst("+");
  }
}
