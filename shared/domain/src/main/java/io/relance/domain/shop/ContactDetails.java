package io.relance.domain.shop;

import java.util.Optional;

/**
 * The contact data of an event, unparsed: the phone is not normalized yet.
 *
 * @param country ISO 3166, two letters; also the country of a phone without a prefix
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

  public static ContactDetails ofShopCustomer(String shopCustomerId) {
    return NONE.withShopCustomerId(shopCustomerId);
  }

  public static ContactDetails ofPhone(String phone) {
    return NONE.withPhone(phone);
  }

  public static ContactDetails ofEmail(String email) {
    return NONE.withEmail(email);
  }

  public ContactDetails withShopCustomerId(String value) {
    return new ContactDetails(
        Optional.of(value), phone, email, firstName, lastName, locale, country, timeZone);
  }

  public ContactDetails withPhone(String value) {
    return new ContactDetails(
        shopCustomerId, Optional.of(value), email, firstName, lastName, locale, country, timeZone);
  }

  public ContactDetails withEmail(String value) {
    return new ContactDetails(
        shopCustomerId, phone, Optional.of(value), firstName, lastName, locale, country, timeZone);
  }

  public ContactDetails withFirstName(String value) {
    return new ContactDetails(
        shopCustomerId, phone, email, Optional.of(value), lastName, locale, country, timeZone);
  }

  public ContactDetails withCountry(String value) {
    return new ContactDetails(
        shopCustomerId, phone, email, firstName, lastName, locale, Optional.of(value), timeZone);
  }

  public ContactDetails withTimeZone(String value) {
    return new ContactDetails(
        shopCustomerId, phone, email, firstName, lastName, locale, country, Optional.of(value));
  }

  /** The same, with missing values filled in from the other. */
  public ContactDetails filledFrom(ContactDetails other) {
    return new ContactDetails(
        shopCustomerId.or(other::shopCustomerId),
        phone.or(other::phone),
        email.or(other::email),
        firstName.or(other::firstName),
        lastName.or(other::lastName),
        locale.or(other::locale),
        country.or(other::country),
        timeZone.or(other::timeZone));
  }

  /** Whether a contact can be found by these details. */
  public boolean identifiesSomeone() {
    return shopCustomerId.isPresent() || phone.isPresent() || email.isPresent();
  }
}
