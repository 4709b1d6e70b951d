package io.relance.application.contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.Identities;
import io.relance.application.contacts.model.IdentityKind;
import io.relance.application.contacts.model.Profile;

import io.relance.domain.id.ContactId;
import io.relance.domain.shop.PersonName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides whose data an event has (docs/decisions/identity.md). */
final class Matching {
  private Matching() {}

  /**
   * The contact of an event; empty when it is a new one.
   *
   * @param owners the contacts that have its customer id and its email
   * @param byPhone the contacts that have its phone, which is the person's own
   */
  static Optional<Contact> contact(
      StatedContact said, Map<IdentityKind, Contact> owners, List<Contact> byPhone) {
    return Optional.ofNullable(owners.get(IdentityKind.SHOP))
        .or(
            () ->
                Optional.ofNullable(owners.get(IdentityKind.EMAIL))
                    .filter(owner -> !isOtherCustomer(said, owner)))
        .or(() -> byPhone(said, byPhone));
  }

  /** The contact that already has a phone as its own when another one gets it. */
  static Optional<ContactId> sharing(Contact contact, List<Contact> byPhone) {
    return !contact.ownsPhone()
        ? Optional.empty()
        : byPhone.stream()
            .filter(Contact::ownsPhone)
            .map(Contact::id)
            .filter(other -> !other.equals(contact.id()))
            .findFirst();
  }

  /** One of several is found only when there is nothing but the phone on both sides. */
  private static Optional<Contact> byPhone(StatedContact said, List<Contact> byPhone) {
    var candidates =
        byPhone.stream()
            .filter(Contact::ownsPhone)
            .filter(contact -> !contradict(said, contact))
            .sorted(Comparator.comparing(Contact::createdAt))
            .toList();
    if (candidates.size() > 1 && hasOnlyAPhone(said.identities())) {
      return candidates.stream().filter(it -> hasOnlyAPhone(it.identities())).findFirst();
    }
    return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
  }

  private static boolean hasOnlyAPhone(Identities identities) {
    return identities.shopCustomerId().isEmpty() && identities.email().isEmpty();
  }

  private static boolean contradict(StatedContact said, Contact contact) {
    return isOtherCustomer(said, contact)
        || differ(said.identities().email(), contact.email())
        || name(said.profile()).differsFrom(name(contact.profile()));
  }

  private static boolean isOtherCustomer(StatedContact said, Contact contact) {
    return differ(said.identities().shopCustomerId(), contact.shopCustomerId());
  }

  private static boolean differ(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  private static PersonName name(Profile profile) {
    return new PersonName(profile.firstName(), profile.lastName());
  }
}
