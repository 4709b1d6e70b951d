package io.relance.application.exports;

import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.properties.PropertyDefinition;
import io.relance.application.tabular.TableCell;
import io.relance.compiler.validate.ContactFields;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Moment;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import io.relance.json.Choices;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Contacts as rows: every field, the consent to marketing of each channel, every property. */
public final class ContactTable {
  private final Map<String, Function<Contact, TableCell>> columns = new LinkedHashMap<>();
  private final ZoneId zone;

  /**
   * @param zone that of instants
   */
  public ContactTable(Collection<PropertyDefinition> properties, ZoneId zone) {
    this.zone = zone;
    columns.put("id", contact -> TableCell.of(contact.id().value()));
    for (var field : ContactField.values()) {
      columns.put(field.wireName(), contact -> TableCell.of(contact.field(field).orElse("")));
    }
    for (var channel : Channel.values()) {
      columns.put("consents." + Choices.name(channel), contact -> consent(contact, channel));
    }
    columns.put("createdAt", contact -> time(contact.createdAt()));
    columns.put("updatedAt", contact -> time(contact.updatedAt()));
    properties.forEach(
        property ->
            columns.put(
                ContactFields.PROPERTY + property.name(), contact -> value(contact, property)));
  }

  private ContactTable(ContactTable all, List<String> names) {
    this.zone = all.zone;
    names.forEach(
        name -> columns.put(name, all.columns.getOrDefault(name, _ -> new TableCell.Empty())));
  }

  /** The table with some of the columns, in their order; a column that there is not is empty. */
  public ContactTable only(List<String> names) {
    return new ContactTable(this, names);
  }

  /** The names of the columns. */
  public List<String> heading() {
    return List.copyOf(columns.keySet());
  }

  /** The row of a contact. */
  public List<TableCell> row(Contact contact) {
    return columns.values().stream().map(column -> column.apply(contact)).toList();
  }

  private static TableCell consent(Contact contact, Channel channel) {
    var state = contact.consents().state(channel, Purpose.MARKETING);
    return TableCell.of(state.map(Choices::name).orElse(""));
  }

  private TableCell value(Contact contact, PropertyDefinition property) {
    var value = contact.properties().get(property.name());
    return value == null ? new TableCell.Empty() : cell(value, property.type());
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
