package io.relance.application.duplicates;

import io.relance.application.contacts.model.Contact;
import io.relance.domain.flow.Uniqueness;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What decides whether a contact is a duplicate of another.
 *
 * @param shared the phone number and the mailbox, where it has them
 */
public record Candidate(Instant createdAt, Map<Uniqueness.By, String> shared) {
  public Candidate {
    shared = Map.copyOf(shared);
  }

  /** The candidate of a contact. */
  public static Candidate of(Contact contact) {
    var shared = new EnumMap<Uniqueness.By, String>(Uniqueness.By.class);
    contact.phone().ifPresent(phone -> shared.put(Uniqueness.By.PHONE, phone));
    contact.email().ifPresent(email -> shared.put(Uniqueness.By.EMAIL, Mailbox.of(email)));
    return new Candidate(contact.createdAt(), shared);
  }

  /** What it may share with others; empty when it has none, and is no duplicate. */
  Optional<String> shared(Uniqueness.By by) {
    return Optional.ofNullable(shared.get(by));
  }

  /** Omits the addresses, which belong to a person. */
  @Override
  public String toString() {
    return "Candidate[createdAt=" + createdAt + "]";
  }
}
