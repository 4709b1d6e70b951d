package io.relance.functions.api.contacts;

import io.relance.application.contacts.model.IdentityKind;
import io.relance.application.events.NewEvent;
import io.relance.application.events.NewEvent.Reference;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.PropertyValue;
import io.relance.functions.api.ContactIds;
import io.relance.functions.api.json.PropertyReader;
import io.relance.functions.api.json.TimeFields;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the events that another system reports. */
final class EventReader {
  private static final int MOST = 500;
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_IDENTITY = 300;
  private static final String WHOSE =
      "must have exactly one of contactId, phone, email and externalIds";

  private EventReader() {}

  static Supplier<List<NewEvent>> read(JsonFields fields) {
    return fields.required("events", EventReader::events)::orElseThrow;
  }

  private static Optional<List<NewEvent>> events(JsonValue value) {
    if (value.node().isArray() && value.node().isEmpty()) {
      value.fault("must be 1 to %d events, not 0".formatted(MOST));
    }
    return Optional.of(value.list(MOST, event -> event.object(fields -> event(fields, event))));
  }

  private static Optional<NewEvent> event(JsonFields fields, JsonValue place) {
    var id = fields.optional("id", value -> text(value, LONGEST_ID));
    var reference = reference(fields, place);
    var name = fields.required("event", value -> text(value, LONGEST_NAME)).map(EventName::new);
    var at = fields.optional("at", TimeFields::instant);
    var properties = fields.optional("properties", EventReader::properties).orElse(Map.of());
    return name.flatMap(
        known -> reference.map(whose -> new NewEvent(id, whose, known, at, properties)));
  }

  private static Optional<String> text(JsonValue value, int longest) {
    return value
        .string(longest)
        .filter(
            text ->
                value.holds(
                    !text.isBlank() && text.chars().noneMatch(Character::isISOControl),
                    "must be 1 to %d printable characters".formatted(longest)));
  }

  private static Optional<Reference> reference(JsonFields fields, JsonValue place) {
    var named = new ArrayList<Optional<Reference>>();
    fields
        .optional("contactId", Optional::of)
        .ifPresent(value -> named.add(ContactIds.id(value).map(Reference.Id::new)));
    fields
        .optional("phone", Optional::of)
        .ifPresent(value -> named.add(identity(IdentityKind.PHONE, value)));
    fields
        .optional("email", Optional::of)
        .ifPresent(value -> named.add(identity(IdentityKind.EMAIL, value)));
    fields
        .optional("externalIds", Optional::of)
        .ifPresent(
            value ->
                named.add(
                    value.object(
                        ids -> ids.required("shopify", it -> identity(IdentityKind.SHOP, it)))));
    return place.holds(named.size() == 1, WHOSE) ? named.getFirst() : Optional.empty();
  }

  private static Optional<Reference> identity(IdentityKind kind, JsonValue value) {
    return text(value, LONGEST_IDENTITY).map(raw -> new Reference.Identity(kind, raw));
  }

  private static Optional<Map<String, PropertyValue>> properties(JsonValue value) {
    return value.object(
        fields -> {
          var read = new LinkedHashMap<String, PropertyValue>();
          fields
              .all()
              .forEach(
                  (name, property) ->
                      PropertyReader.read(property).ifPresent(it -> read.put(name, it)));
          return Optional.of(read);
        });
  }
}
