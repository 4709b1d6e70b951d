package io.relance.application.contacts.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What finds a contact. A customer id and an email belong to one contact only; a phone may be that
 * of several.
 *
 * @param shopCustomerId as the shop has it
 * @param email lower case
 */
public record Identities(
    Optional<String> shopCustomerId, Optional<ContactPhone> phone, Optional<String> email) {
  public static final Identities NONE =
      new Identities(Optional.empty(), Optional.empty(), Optional.empty());

  /** Those that are there, with one value for all written forms, in the order of their strength. */
  public SequencedMap<IdentityKind, String> present() {
    var present = new LinkedHashMap<IdentityKind, String>();
    shopCustomerId.ifPresent(value -> present.put(IdentityKind.SHOP, value));
    email.ifPresent(value -> present.put(IdentityKind.EMAIL, value));
    phone.ifPresent(value -> present.put(IdentityKind.PHONE, value.key()));
    return Collections.unmodifiableSequencedMap(present);
  }

  /** The phone, if it is the contact's own. */
  public Optional<ContactPhone> ownPhone() {
    return phone.filter(ContactPhone::own);
  }

  public boolean isEmpty() {
    return shopCustomerId.isEmpty() && phone.isEmpty() && email.isEmpty();
  }

  /** Whether a contact can be found by them. */
  public boolean identify() {
    return shopCustomerId.isPresent() || email.isPresent() || ownPhone().isPresent();
  }

  /** The same, with missing identities filled in from the other if they belong to no contact. */
  public Identities filledFrom(Identities other, Set<IdentityKind> owned) {
    return new Identities(
        shopCustomerId.or(() -> other.free(IdentityKind.SHOP, owned)),
        other.ownPhone().isPresent() && ownPhone().isEmpty() ? other.phone : phone.or(other::phone),
        email.or(() -> other.free(IdentityKind.EMAIL, owned)));
  }

  /** The other's if it has one that belongs to no other contact, else the same. */
  public Identities replacedBy(Identities other, Set<IdentityKind> owned) {
    return new Identities(
        other.free(IdentityKind.SHOP, owned).or(() -> shopCustomerId),
        ownPhone().isPresent() && other.ownPhone().isEmpty() ? phone : other.phone.or(() -> phone),
        other.free(IdentityKind.EMAIL, owned).or(() -> email));
  }

  private Optional<String> free(IdentityKind kind, Set<IdentityKind> owned) {
    return owned.contains(kind) ? Optional.empty() : Optional.ofNullable(present().get(kind));
  }
}
