package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ContactAction.Unsubscribe;
import io.relance.domain.flow.ContactAction.UpdateContact;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import io.relance.json.Choices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes the elements that change contacts. */
final class ContactActionFields {
  private ContactActionFields() {}

  static UpdateContact update(FlowFields fields, ElementId id, String name) {
    if (!fields.has("clear")) {
      fields.required("set");
    }
    var set = fields.get("set").flatMap(FlowValue::object).map(ContactActionFields::values);
    return new UpdateContact(
        id,
        name,
        set.orElse(Map.of()),
        fields.list("clear", ContactActionFields::property),
        ElementReader.exit(fields, FlowElement.NEXT));
  }

  private static Optional<PropertyName> property(FlowValue value) {
    return value
        .text()
        .filter(name -> value.json().holds(!name.isBlank(), "must not be empty"))
        .map(PropertyName::new);
  }

  private static Map<PropertyName, PropertyValue> values(FlowFields fields) {
    var values = new LinkedHashMap<PropertyName, PropertyValue>();
    for (var name : fields.fields().all().keySet()) {
      var place = fields.place(name);
      var value = value(place);
      if (place.json().holds(!name.isBlank(), "must have a name")) {
        value.ifPresent(it -> values.put(new PropertyName(name), it));
      }
    }
    return values;
  }

  private static Optional<PropertyValue> value(FlowValue value) {
    return value.node().isArray()
        ? Optional.of(new PropertyValue.TextList(value.list(FlowValue::text)))
        : PropertyTests.scalar(value).map(PropertyValue.class::cast);
  }

  static Unsubscribe unsubscribe(FlowFields fields, ElementId id, String name) {
    return new Unsubscribe(
        id,
        name,
        fields.choice("channel", Channel.class),
        fields.choice("type", Purpose.class).orElse(Purpose.MARKETING),
        ElementReader.exit(fields, FlowElement.NEXT));
  }

  /** Writes what the exits of the element do not say. */
  static void write(ContactAction action, ObjectNode object) {
    switch (action) {
      case UpdateContact update -> write(update, object);
      case ContactAction.RemoveFromList remove -> object.put("list", remove.list().value());
      case Unsubscribe unsubscribe -> {
        unsubscribe.channel().ifPresent(it -> object.put("channel", Choices.name(it)));
        object.put("type", Choices.name(unsubscribe.type()));
      }
      case ContactAction.Export export -> FileFields.write(export.file(), object);
    }
  }

  private static void write(UpdateContact update, ObjectNode object) {
    if (!update.set().isEmpty()) {
      var set = object.putObject("set");
      update.set().forEach((name, value) -> write(name, value, set));
    }
    if (!update.clear().isEmpty()) {
      var clear = object.putArray("clear");
      update.clear().forEach(name -> clear.add(name.value()));
    }
  }

  private static void write(PropertyName name, PropertyValue value, ObjectNode set) {
    switch (value) {
      case Scalar scalar -> set.set(name.value(), PropertyTests.json(scalar));
      case PropertyValue.TextList(List<String> texts) -> {
        var array = set.putArray(name.value());
        texts.forEach(array::add);
      }
    }
  }
}
