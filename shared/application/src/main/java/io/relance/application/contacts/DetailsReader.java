package io.relance.application.contacts;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.model.ContactPhone;
import io.relance.application.contacts.model.Identities;
import io.relance.application.contacts.model.PlaceholderEmails;
import io.relance.application.contacts.model.Profile;
import io.relance.application.phone.PhoneFault;
import io.relance.application.phone.PhoneNumbers;

import io.relance.domain.shop.ContactDetails;
import io.relance.domain.shop.GivenPhone;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Parses the contact data of an event; invalid fields are ignored. */
final class DetailsReader {
  private final PhoneNumbers phones;

  DetailsReader(PhoneNumbers phones) {
    this.phones = phones;
  }

  Identities identities(ContactDetails details) {
    return new Identities(
        details.shopCustomerId().flatMap(read(ContactField.SHOP_CUSTOMER_ID)),
        details.phones().stream().flatMap(phone -> phone(phone, details)).findFirst(),
        details
            .email()
            .flatMap(read(ContactField.EMAIL))
            .filter(email -> !PlaceholderEmails.contain(email)));
  }

  Profile profile(ContactDetails details) {
    return new Profile(
        details.name().first().flatMap(read(ContactField.FIRST_NAME)),
        details.name().last().flatMap(read(ContactField.LAST_NAME)),
        details.timeZone().flatMap(read(ContactField.TIME_ZONE)),
        details.locale().flatMap(read(ContactField.LOCALE)),
        details.country().flatMap(read(ContactField.COUNTRY)));
  }

  /** Why no phone of an event can be used; empty when one can, or none is given. */
  Optional<PhoneFault> fault(ContactDetails details) {
    if (details.phones().isEmpty() || identities(details).phone().isPresent()) {
      return Optional.empty();
    }
    var first = details.phones().getFirst();
    return Optional.of(
        phones.isPlaceholder(first.number(), country(first, details))
            ? PhoneFault.PLACEHOLDER
            : PhoneFault.NO_NUMBER);
  }

  private Stream<ContactPhone> phone(GivenPhone given, ContactDetails details) {
    return phones
        .e164(given.number(), country(given, details))
        .map(number -> new ContactPhone(number, given.own()))
        .stream();
  }

  private static String country(GivenPhone given, ContactDetails details) {
    return given.country().or(details::country).orElse("");
  }

  private Function<String, Optional<String>> read(ContactField field) {
    return raw -> field.read(raw, phones);
  }
}
