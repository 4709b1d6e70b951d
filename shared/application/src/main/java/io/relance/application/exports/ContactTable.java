package io.relance.application.exports;

import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.properties.PropertyDefinition;
import io.relance.application.tabular.TableCell;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Moment;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import io.relance.json.Choices;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Contacts as rows: every field, the consent to marketing of each channel, every property. */
final class ContactTable {
  private final List<PropertyDefinition> properties;
  private final ZoneId zone;

  /**
   * @param zone that of instants
   */
  ContactTable(Collection<PropertyDefinition> properties, ZoneId zone) {
    this.properties = List.copyOf(properties);
    this.zone = zone;
  }

  /** The names of the columns. */
  List<String> heading() {
    var names = new ArrayList<String>();
    names.add("id");
    for (var field : ContactField.values()) {
      names.add(field.wireName());
    }
    for (var channel : Channel.values()) {
      names.add("consents." + Choices.name(channel));
    }
    names.add("createdAt");
    names.add("updatedAt");
    properties.forEach(property -> names.add("properties." + property.name()));
    return names;
  }

  List<TableCell> row(Contact contact) {
    var cells = new ArrayList<TableCell>();
    cells.add(TableCell.of(contact.id().value()));
    for (var field : ContactField.values()) {
      cells.add(TableCell.of(contact.field(field).orElse("")));
    }
    for (var channel : Channel.values()) {
      var state = contact.consents().state(channel, Purpose.MARKETING);
      cells.add(TableCell.of(state.map(Choices::name).orElse("")));
    }
    cells.add(time(contact.createdAt()));
    cells.add(time(contact.updatedAt()));
    for (var property : properties) {
      var value = contact.properties().get(property.name());
      cells.add(value == null ? new TableCell.Empty() : cell(value, property.type()));
    }
    return cells;
  }

  private TableCell cell(PropertyValue value, PropertyType type) {
    return switch (value) {
      case Scalar.Text(var text) -> type.isMoment() ? moment(text) : TableCell.of(text);
      case Scalar.Numeric(var number) -> new TableCell.Numeric(number);
      case Scalar.Flag(var flag) -> new TableCell.Flag(flag);
      case PropertyValue.TextList(var texts) -> TableCell.of(String.join(", ", texts));
    };
  }

  private TableCell moment(String text) {
    return Moment.parse(text)
        .map(
            moment ->
                switch (moment) {
                  case Moment.Day(var date) -> (TableCell) new TableCell.Day(date);
                  case Moment.Point(var instant) -> time(instant);
                })
        .orElseGet(() -> TableCell.of(text));
  }

  private TableCell time(Instant instant) {
    return new TableCell.Time(instant.atZone(zone));
  }
}
