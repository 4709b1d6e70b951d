package io.relance.functions.api.contacts;

import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.model.ContactField;
import io.relance.functions.api.json.PropertyReader;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reads the fields of a contact; {@code Contacts} validates their values. */
final class ContactReader {
  private static final List<ContactField> NAMED =
      List.of(
          ContactField.PHONE,
          ContactField.EMAIL,
          ContactField.FIRST_NAME,
          ContactField.LAST_NAME,
          ContactField.TIME_ZONE,
          ContactField.LOCALE,
          ContactField.COUNTRY);

  private ContactEdit edit = ContactEdit.NONE;

  private ContactReader() {}

  /** The fields of a contact in a body, without its consents. */
  static ContactEdit read(JsonFields fields) {
    var reader = new ContactReader();
    NAMED.forEach(
        field -> fields.get(field.wireName()).ifPresent(value -> reader.field(field, value)));
    fields.get("externalIds").ifPresent(value -> value.object(reader.all(reader::externalId)));
    fields.get("properties").ifPresent(value -> value.object(reader.all(reader::property)));
    return reader.edit;
  }

  private Function<JsonFields, Optional<ContactEdit>> all(BiConsumer<String, JsonValue> reading) {
    return fields -> {
      fields.all().forEach(reading);
      return Optional.of(edit);
    };
  }

  private void field(ContactField field, JsonValue value) {
    if (value.node().isNull()) {
      edit = edit.remove(field);
    } else if (value.holds(value.node().isTextual(), "must be a string, or null to remove it")) {
      edit = edit.set(field, value.node().textValue());
    }
  }

  private void externalId(String name, JsonValue value) {
    ContactField.named("externalIds." + name)
        .ifPresentOrElse(
            field -> field(field, value),
            () -> value.fault("must be absent: the only external id is \"shopify\""));
  }

  private void property(String name, JsonValue value) {
    if (value.node().isNull()) {
      edit = edit.remove(name);
    } else {
      PropertyReader.read(value).ifPresent(given -> edit = edit.set(name, given));
    }
  }
}
