package io.relance.functions.api.contacts;

import io.relance.application.contacts.Contact;
import io.relance.application.contacts.Contacts;
import io.relance.functions.api.Refusal;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds contacts by what a request names them by. */
@Singleton
final class FindContacts {
  /** A plus that was not encoded in an address arrives as a space. */
  private static final Pattern LOST_PLUS = Pattern.compile("^ (?=\\d)");

  private final Contacts contacts;

  FindContacts(Contacts contacts) {
    this.contacts = contacts;
  }

  /** The contact of an id. */
  Contact byId(String id) {
    return contacts.find(id).orElseThrow(() -> Refusal.notFound("contact"));
  }

  /** The contact that has all of what is given. */
  List<Contact> by(@Nullable String phone, @Nullable String email) {
    var found = new ArrayList<Optional<Contact>>();
    if (phone != null) {
      found.add(contacts.byPhone(LOST_PLUS.matcher(phone).replaceFirst("+")));
    }
    if (email != null) {
      found.add(contacts.byEmail(email));
    }
    var same = found.stream().allMatch(found.getFirst()::equals);
    return same ? found.getFirst().stream().toList() : List.of();
  }
}
