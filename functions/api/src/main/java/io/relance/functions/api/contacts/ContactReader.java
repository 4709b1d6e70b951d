package io.relance.functions.api.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactField;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.criteria.Scalar;
import io.relance.functions.api.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the body of a contact, and collects every fault. */
final class ContactReader {
  private final List<Problem.Fault> faults = new ArrayList<>();
  private ContactEdit edit = ContactEdit.NONE;

  private ContactReader() {}

  /**
   * A body as it was read.
   *
   * @param consents what it states, apart from what cannot be read
   * @param faults the values of another type, and the consents that cannot be read
   */
  record ContactBody(ContactEdit edit, List<ConsentEntry> consents, List<Problem.Fault> faults) {}

  /** Reads a body; the values of its fields may still be wrong. */
  static ContactBody read(ContactBodies.Change body, Instant now) {
    var reader = new ContactReader();
    reader.fields(body).forEach(reader::field);
    reader.externalIds(body.externalIds());
    reader.properties(body.properties());
    var consents =
        body.consents() == null
            ? List.<ConsentEntry>of()
            : new ConsentReader(reader.faults, now).entries(body.consents());
    return new ContactBody(reader.edit, consents, reader.faults);
  }

  private Map<ContactField, Optional<JsonNode>> fields(ContactBodies.Change body) {
    var fields = new LinkedHashMap<ContactField, Optional<JsonNode>>();
    fields.put(ContactField.PHONE, Optional.ofNullable(body.phone()));
    fields.put(ContactField.EMAIL, Optional.ofNullable(body.email()));
    fields.put(ContactField.FIRST_NAME, Optional.ofNullable(body.firstName()));
    fields.put(ContactField.LAST_NAME, Optional.ofNullable(body.lastName()));
    fields.put(ContactField.TIME_ZONE, Optional.ofNullable(body.timeZone()));
    fields.put(ContactField.LOCALE, Optional.ofNullable(body.locale()));
    fields.put(ContactField.COUNTRY, Optional.ofNullable(body.country()));
    return fields;
  }

  private void field(ContactField field, Optional<JsonNode> value) {
    value.ifPresent(
        node -> {
          if (node.isNull()) {
            edit = edit.remove(field);
          } else if (node.isTextual()) {
            edit = edit.set(field, node.textValue());
          } else {
            faults.add(
                Problem.Fault.field(field.wireName(), "must be a string, or null to remove it"));
          }
        });
  }

  private void externalIds(@Nullable JsonNode ids) {
    if (ids == null) {
      return;
    }
    if (!ids.isObject()) {
      faults.add(
          Problem.Fault.field("externalIds", "must be an object such as {\"shopify\": \"7\"}"));
      return;
    }
    ids.propertyStream()
        .forEach(
            id ->
                ContactField.named("externalIds." + id.getKey())
                    .ifPresentOrElse(
                        field -> field(field, Optional.of(id.getValue())),
                        () -> faults.add(unknown("externalIds." + id.getKey()))));
  }

  private void properties(@Nullable JsonNode properties) {
    if (properties == null) {
      return;
    }
    if (!properties.isObject()) {
      faults.add(Problem.Fault.field("properties", "must be an object"));
      return;
    }
    properties
        .propertyStream()
        .forEach(property -> property(property.getKey(), property.getValue()));
  }

  private void property(String name, JsonNode value) {
    if (value.isNull()) {
      edit = edit.remove(name);
      return;
    }
    scalar(value)
        .ifPresentOrElse(
            scalar -> edit = edit.set(name, scalar),
            () ->
                faults.add(
                    Problem.Fault.field(
                        "properties." + name,
                        "must be a string, number or boolean, or null to remove it")));
  }

  private static Optional<Scalar> scalar(JsonNode value) {
    if (value.isTextual()) {
      return Optional.of(new Scalar.Text(value.textValue()));
    }
    if (value.isNumber()) {
      return Optional.of(new Scalar.Numeric(value.decimalValue()));
    }
    return value.isBoolean()
        ? Optional.of(new Scalar.Flag(value.booleanValue()))
        : Optional.empty();
  }

  private static Problem.Fault unknown(String path) {
    return Problem.Fault.field(path, "must not be given: the only external id is shopify");
  }
}
