package io.relance.domain.shop;

import java.util.Optional;

/**
 * What a fact says about the person behind it, as the shop wrote it: the phone is not normalised
 * yet, and {@code country} (ISO 3166, two letters) is the one to read it with.
 */
public record ContactDetails(
    Optional<String> shopCustomerId,
    Optional<String> phone,
    Optional<String> email,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> locale,
    Optional<String> country,
    Optional<String> timeZone) {

  public static final ContactDetails NONE =
      new ContactDetails(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Whether anything here can find a contact. */
  public boolean identifiesSomeone() {
    return shopCustomerId.isPresent() || phone.isPresent() || email.isPresent();
  }
}
