package io.relance.functions.api;

import io.relance.application.contacts.Contacts;
import io.relance.domain.id.ContactId;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.problems.Problem;
import io.relance.json.JsonValue;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Checks that ids in a body are those of contacts. */
@Singleton
public final class ContactIds {
  private final Contacts contacts;

  ContactIds(Contacts contacts) {
    this.contacts = contacts;
  }

  /**
   * A list of ids, which need not exist.
   *
   * @param most the maximum number of ids
   */
  public static Optional<List<ContactId>> given(JsonValue value, int most) {
    var size = value.node().size();
    if (value.node().isArray()
        && !value.holds(
            size > 0 && size <= most,
            "must be 1 to %,d ids of contacts, not %,d".formatted(most, size))) {
      return Optional.empty();
    }
    return Optional.of(value.list(most, ContactIds::id));
  }

  /** An id, which need not exist. */
  public static Optional<ContactId> id(JsonValue value) {
    return value
        .string()
        .filter(id -> value.holds(PlainIds.isOne(id), unknown(id)))
        .map(ContactId::new);
  }

  /** Whether a contact has the id. */
  public boolean exists(ContactId id) {
    return contacts.find(id).isPresent();
  }

  /** The same ids, if all of them exist. */
  public List<ContactId> known(String path, List<ContactId> ids) {
    var existing = contacts.findAll(ids).keySet();
    var faults =
        IntStream.range(0, ids.size())
            .filter(at -> !existing.contains(ids.get(at)))
            .mapToObj(
                at ->
                    Problem.Fault.field("%s[%d]".formatted(path, at), unknown(ids.get(at).value())))
            .toList();
    if (!faults.isEmpty()) {
      throw ApiException.invalid(faults);
    }
    return ids;
  }

  private static String unknown(String id) {
    return PlainIds.isOne(id)
        ? Missing.message("contact", id)
        : "must be the id of a contact, not " + Quoted.of(id);
  }
}
