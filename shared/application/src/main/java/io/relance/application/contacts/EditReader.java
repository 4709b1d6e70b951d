package io.relance.application.contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.model.ContactPhone;
import io.relance.application.contacts.model.Identities;
import io.relance.application.contacts.model.Profile;
import io.relance.application.contacts.model.PropertyLimits;
import io.relance.application.contacts.model.ShopSaid;
import io.relance.application.phone.PhoneNumbers;

import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.shop.CustomerField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies an edit to a contact, and collects all that cannot be read in it. */
final class EditReader {
  private static final int MOST_PROPERTIES = 200;
  private static final int MOST_BYTES = 100_000;

  private final PhoneNumbers phones;
  private final List<Diagnostic> problems = new ArrayList<>();

  EditReader(PhoneNumbers phones) {
    this.phones = phones;
  }

  List<Diagnostic> problems() {
    return problems;
  }

  /** The contact as the edit wants it; meant only when there are no problems. */
  Contact apply(ContactEdit edit, Contact contact) {
    var fields = fields(contact);
    var country = country(edit, contact);
    edit.fields()
        .forEach(
            (field, raw) -> {
              fields.put(field, raw.flatMap(text -> read(field, text, country)));
            });
    return contact
        .with(identities(fields, ownPhone(edit, contact)), profile(fields))
        .with(shopSaid(edit, contact.shopSaid()))
        .with(properties(edit, contact.properties()));
  }

  /** A phone that is set here is the contact's own. */
  private static boolean ownPhone(ContactEdit edit, Contact contact) {
    return edit.fields().containsKey(ContactField.PHONE) || contact.ownsPhone();
  }

  /** The shop cannot take away what was set here. */
  private static ShopSaid shopSaid(ContactEdit edit, ShopSaid before) {
    var after = before;
    for (var field : CustomerField.values()) {
      if (edit.fields().containsKey(ContactField.valueOf(field.name()))) {
        after = after.without(field);
      }
    }
    return after;
  }

  /** The country of a phone without a prefix: that of the contact, else that of the project. */
  private static String country(ContactEdit edit, Contact contact) {
    return edit.fields()
        .getOrDefault(ContactField.COUNTRY, contact.profile().country())
        .map(String::strip)
        .orElse("");
  }

  private Optional<String> read(ContactField field, String raw, String country) {
    var value = field == ContactField.PHONE ? phones.e164(raw, country) : field.read(raw, phones);
    if (value.isEmpty()) {
      problem("contact." + field.wireName(), field.fault(raw), field.wireName());
    }
    return value;
  }

  /** Reports a contact without any identity: nothing could find it or write to it. */
  void requireIdentity(Contact after) {
    if (problems.isEmpty() && after.identities().isEmpty()) {
      problem(
          "contact.no-identity",
          "must be given, or email or externalIds: a contact needs at least one of them",
          ContactField.PHONE.wireName());
    }
  }

  private Map<String, PropertyValue> properties(
      ContactEdit edit, Map<String, PropertyValue> before) {
    var after = new LinkedHashMap<>(before);
    edit.properties()
        .forEach(
            (name, value) -> {
              value.ifPresentOrElse(
                  given -> {
                    check(name, given);
                    after.put(name, given);
                  },
                  () -> after.remove(name));
            });
    if (after.size() > MOST_PROPERTIES || PropertyLimits.bytes(after) > MOST_BYTES) {
      problem(
          "contact.properties",
          "must be at most 200, with at most 100,000 bytes together",
          "properties");
    }
    return after;
  }

  private void check(String name, PropertyValue value) {
    if (ContactField.reserved(name)) {
      problem(
          "contact.reserved-name",
          "must have another name: every contact has a field of this name",
          path(name));
    }
    PropertyLimits.nameFault(name)
        .ifPresent(fault -> problem("contact.property-name", fault, "properties"));
    PropertyLimits.fault(value)
        .ifPresent(fault -> problem("contact.property-value", fault, path(name)));
  }

  /** The problems of properties that contradict their declared types. */
  static List<Diagnostic> typeFaults(Map<String, String> faults) {
    return faults.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            fault ->
                Diagnostic.error("contact.property-type", fault.getValue())
                    .path(path(fault.getKey())))
        .toList();
  }

  private static String path(String property) {
    return "properties." + property;
  }

  private void problem(String code, String message, String path) {
    problems.add(Diagnostic.error(code, message).path(path));
  }

  private static Map<ContactField, Optional<String>> fields(Contact contact) {
    var fields = new EnumMap<ContactField, Optional<String>>(ContactField.class);
    fields.put(ContactField.SHOP_CUSTOMER_ID, contact.shopCustomerId());
    fields.put(ContactField.PHONE, contact.phone());
    fields.put(ContactField.EMAIL, contact.email());
    fields.put(ContactField.FIRST_NAME, contact.firstName());
    fields.put(ContactField.LAST_NAME, contact.lastName());
    fields.put(ContactField.TIME_ZONE, contact.timeZone());
    fields.put(ContactField.LOCALE, contact.locale());
    fields.put(ContactField.COUNTRY, contact.profile().country());
    return fields;
  }

  private static Identities identities(
      Map<ContactField, Optional<String>> fields, boolean ownPhone) {
    return new Identities(
        value(fields, ContactField.SHOP_CUSTOMER_ID),
        value(fields, ContactField.PHONE).map(number -> new ContactPhone(number, ownPhone)),
        value(fields, ContactField.EMAIL));
  }

  private static Profile profile(Map<ContactField, Optional<String>> fields) {
    return new Profile(
        value(fields, ContactField.FIRST_NAME),
        value(fields, ContactField.LAST_NAME),
        value(fields, ContactField.TIME_ZONE),
        value(fields, ContactField.LOCALE),
        value(fields, ContactField.COUNTRY));
  }

  private static Optional<String> value(
      Map<ContactField, Optional<String>> fields, ContactField field) {
    return fields.getOrDefault(field, Optional.empty());
  }
}
