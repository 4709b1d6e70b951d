package io.relance.application.contacts;

import io.relance.domain.shop.ContactDetails;
import java.util.Optional;

/** Parses the contact data of an event; invalid fields are ignored. */
final class DetailsReader {
  private final PhoneNumbers phones;

  DetailsReader(PhoneNumbers phones) {
    this.phones = phones;
  }

  Identities identities(ContactDetails details) {
    return new Identities(
        read(ContactField.SHOP_CUSTOMER_ID, details.shopCustomerId()),
        details.phone().flatMap(raw -> phones.e164(raw, details.country())),
        read(ContactField.EMAIL, details.email()));
  }

  Profile profile(ContactDetails details) {
    return new Profile(
        read(ContactField.FIRST_NAME, details.firstName()),
        read(ContactField.LAST_NAME, details.lastName()),
        read(ContactField.TIME_ZONE, details.timeZone()),
        read(ContactField.LOCALE, details.locale()),
        read(ContactField.COUNTRY, details.country()));
  }

  private Optional<String> read(ContactField field, Optional<String> raw) {
    return raw.flatMap(text -> field.read(text, phones));
  }
}
