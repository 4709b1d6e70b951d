package io.relance.domain.shop;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The contact data of an event, unparsed: phones are not normalized yet.
 *
 * @param phones in the order of preference; the first one that can be read counts
 * @param country ISO 3166, two letters
 * @param fromCustomer the fields whose values the shop stores for its customer
 */
public record ContactDetails(
    Optional<String> shopCustomerId,
    List<GivenPhone> phones,
    Optional<String> email,
    PersonName name,
    Optional<String> locale,
    Optional<String> country,
    Optional<String> timeZone,
    Set<CustomerField> fromCustomer) {

  public static final ContactDetails NONE =
      new ContactDetails(
          Optional.empty(),
          List.of(),
          Optional.empty(),
          PersonName.NONE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of());

  public ContactDetails {
    phones = List.copyOf(phones);
    fromCustomer = Set.copyOf(fromCustomer);
  }

  public static ContactDetails ofShopCustomer(String shopCustomerId) {
    return NONE.withShopCustomerId(shopCustomerId);
  }

  /** A person's own phone. */
  public static ContactDetails ofPhone(String phone) {
    return NONE.withPhone(phone);
  }

  public static ContactDetails ofEmail(String email) {
    return NONE.withEmail(email);
  }

  public ContactDetails withShopCustomerId(String value) {
    return new ContactDetails(
        Optional.of(value), phones, email, name, locale, country, timeZone, fromCustomer);
  }

  /** The same, with the person's own phone and no other. */
  public ContactDetails withPhone(String value) {
    return withPhones(List.of(GivenPhone.own(value)));
  }

  public ContactDetails withPhones(List<GivenPhone> values) {
    return new ContactDetails(
        shopCustomerId, values, email, name, locale, country, timeZone, fromCustomer);
  }

  public ContactDetails withEmail(String value) {
    return new ContactDetails(
        shopCustomerId, phones, Optional.of(value), name, locale, country, timeZone, fromCustomer);
  }

  public ContactDetails withFirstName(String value) {
    return withName(new PersonName(Optional.of(value), name.last()));
  }

  public ContactDetails withName(PersonName value) {
    return new ContactDetails(
        shopCustomerId, phones, email, value, locale, country, timeZone, fromCustomer);
  }

  public ContactDetails withCountry(String value) {
    return new ContactDetails(
        shopCustomerId, phones, email, name, locale, Optional.of(value), timeZone, fromCustomer);
  }

  public ContactDetails withTimeZone(String value) {
    return new ContactDetails(
        shopCustomerId, phones, email, name, locale, country, Optional.of(value), fromCustomer);
  }

  /** The same, with the fields whose values the shop stores for its customer. */
  public ContactDetails fromCustomer(Set<CustomerField> fields) {
    return new ContactDetails(
        shopCustomerId, phones, email, name, locale, country, timeZone, fields);
  }

  /** The same, with missing values filled in from the other. */
  public ContactDetails filledFrom(ContactDetails other) {
    var fields = new LinkedHashSet<>(fromCustomer);
    fields.addAll(other.fromCustomer);
    return new ContactDetails(
        shopCustomerId.or(other::shopCustomerId),
        phones.isEmpty() ? other.phones : phones,
        email.or(other::email),
        name.absent() ? other.name : name,
        locale.or(other::locale),
        country.or(other::country),
        timeZone.or(other::timeZone),
        fields);
  }

  /** Whether a contact can be found by these details. */
  public boolean identifiesSomeone() {
    return shopCustomerId.isPresent()
        || email.isPresent()
        || phones.stream().anyMatch(GivenPhone::own);
  }
}
