package io.relance.application.contacts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What finds a contact, each of which belongs to one contact only.
 *
 * @param shopCustomerId as the shop has it
 * @param phone E.164
 * @param email lower case
 */
public record Identities(
    Optional<String> shopCustomerId, Optional<String> phone, Optional<String> email) {
  public static final Identities NONE =
      new Identities(Optional.empty(), Optional.empty(), Optional.empty());

  /** Those that are there, in the order in which a match counts. */
  public SequencedMap<IdentityKind, String> present() {
    var present = new LinkedHashMap<IdentityKind, String>();
    shopCustomerId.ifPresent(value -> present.put(IdentityKind.SHOP, value));
    phone.ifPresent(value -> present.put(IdentityKind.PHONE, value));
    email.ifPresent(value -> present.put(IdentityKind.EMAIL, value));
    return Collections.unmodifiableSequencedMap(present);
  }

  public boolean isEmpty() {
    return present().isEmpty();
  }

  /** The same, with missing identities filled in from the other if they belong to no contact. */
  Identities filledFrom(Identities other, Set<IdentityKind> owned) {
    return new Identities(
        shopCustomerId.or(() -> other.free(IdentityKind.SHOP, owned)),
        phone.or(() -> other.free(IdentityKind.PHONE, owned)),
        email.or(() -> other.free(IdentityKind.EMAIL, owned)));
  }

  /** The other's if it has one that belongs to no other contact, else the same. */
  Identities replacedBy(Identities other, Set<IdentityKind> owned) {
    return new Identities(
        other.free(IdentityKind.SHOP, owned).or(() -> shopCustomerId),
        other.free(IdentityKind.PHONE, owned).or(() -> phone),
        other.free(IdentityKind.EMAIL, owned).or(() -> email));
  }

  private Optional<String> free(IdentityKind kind, Set<IdentityKind> owned) {
    return owned.contains(kind) ? Optional.empty() : Optional.ofNullable(present().get(kind));
  }
}
