package io.relance.application.contacts;

import io.relance.domain.shop.ContactDetails;
import java.util.Optional;
import java.util.function.Function;

/** Parses the contact data of an event; invalid fields are ignored. */
final class DetailsReader {
  private final PhoneNumbers phones;

  DetailsReader(PhoneNumbers phones) {
    this.phones = phones;
  }

  Identities identities(ContactDetails details) {
    return new Identities(
        details.shopCustomerId().flatMap(read(ContactField.SHOP_CUSTOMER_ID)),
        details.phone().flatMap(raw -> phone(raw, details)),
        details.email().flatMap(read(ContactField.EMAIL)));
  }

  Profile profile(ContactDetails details) {
    return new Profile(
        details.firstName().flatMap(read(ContactField.FIRST_NAME)),
        details.lastName().flatMap(read(ContactField.LAST_NAME)),
        details.timeZone().flatMap(read(ContactField.TIME_ZONE)),
        details.locale().flatMap(read(ContactField.LOCALE)),
        details.country().flatMap(read(ContactField.COUNTRY)));
  }

  private Optional<String> phone(String raw, ContactDetails details) {
    return details
        .country()
        .map(country -> phones.e164(raw, country))
        .orElseGet(() -> phones.e164(raw));
  }

  private Function<String, Optional<String>> read(ContactField field) {
    return raw -> field.read(raw, phones);
  }
}
