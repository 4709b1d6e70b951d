package io.relance.functions.api.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactField;
import io.relance.domain.flow.Scalar;
import io.relance.functions.api.Problem;
import io.relance.functions.api.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what is to change of a contact, and collects all values of another type. */
final class ContactReader {
  private final List<Problem.Fault> faults = new ArrayList<>();
  private ContactEdit edit = ContactEdit.NONE;

  private ContactReader() {}

  /**
   * The edit that a body asks for.
   *
   * @throws Refusal with every fault
   */
  static ContactEdit edit(ContactBodies.Change body) {
    var reader = new ContactReader();
    reader.fields(body).forEach(reader::field);
    reader.externalIds(body.externalIds());
    reader.properties(body.properties());
    if (!reader.faults.isEmpty()) {
      throw Refusal.invalid(reader.faults);
    }
    return reader.edit;
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
            faults.add(Problem.Fault.field(field.word(), "is a text, or null to remove it"));
          }
        });
  }

  private void externalIds(@Nullable JsonNode ids) {
    if (ids == null) {
      return;
    }
    if (!ids.isObject()) {
      faults.add(Problem.Fault.field("externalIds", "is an object"));
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
      faults.add(Problem.Fault.field("properties", "is an object"));
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
                        "is a text, a number, true or false, or null to remove it")));
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
    return Problem.Fault.field(path, "is not known here");
  }
}
