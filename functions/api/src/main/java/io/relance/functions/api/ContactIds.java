package io.relance.functions.api;

import io.relance.application.contacts.Contacts;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.text.Quoted;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Checks the ids of contacts that a body lists, and names those of no contact by their place. */
@Singleton
public final class ContactIds {
  private final Contacts contacts;

  ContactIds(Contacts contacts) {
    this.contacts = contacts;
  }

  /** The ids that a body gives, which must be there and not too many. */
  public static List<String> given(String path, @Nullable List<String> ids, int most) {
    if (ids == null || ids.isEmpty() || ids.size() > most) {
      throw ApiException.invalid(path, "must be 1 to %,d ids of contacts".formatted(most));
    }
    return checked(path, ids, PlainIds::isOne);
  }

  /** Whether a contact has the id. */
  public boolean exists(String id) {
    return contacts.find(id).isPresent();
  }

  /** The same ids, each of a contact. */
  public List<String> known(String path, List<String> ids) {
    return checked(path, ids, existing(ids)::contains);
  }

  private Set<String> existing(List<String> ids) {
    var distinct = ids.stream().distinct().toList();
    var existing = new HashSet<String>();
    for (int from = 0; from < distinct.size(); from += ItemLimits.KEYS_IN_A_BATCH) {
      var to = Math.min(distinct.size(), from + ItemLimits.KEYS_IN_A_BATCH);
      existing.addAll(contacts.findAll(distinct.subList(from, to)).keySet());
    }
    return existing;
  }

  private static List<String> checked(String path, List<String> ids, Predicate<String> rule) {
    var faults =
        IntStream.range(0, ids.size())
            .filter(at -> !rule.test(ids.get(at)))
            .mapToObj(at -> unknown("%s[%d]".formatted(path, at), ids.get(at)))
            .toList();
    if (!faults.isEmpty()) {
      throw ApiException.invalid(faults);
    }
    return ids;
  }

  private static Problem.Fault unknown(String path, String id) {
    return Problem.Fault.field(
        path,
        PlainIds.isOne(id)
            ? "there is no contact " + Quoted.of(id)
            : "must be the id of a contact, not " + Quoted.of(id));
  }
}
