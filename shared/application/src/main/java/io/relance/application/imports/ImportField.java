package io.relance.application.imports;

import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.model.IdentityKind;
import io.relance.application.contacts.model.PropertyLimits;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a column of a file is. */
sealed interface ImportField {
  /** An email where it has an @, else a phone. */
  String ADDRESS = "address";

  /** A promo code. */
  String CODE = "code";

  /** The beginning of the names of properties. */
  String PROPERTY = "properties.";

  /** A field of the contact. */
  record OfContact(ContactField field) implements ImportField {}

  /** A property of the contact, or of the event. */
  record Property(String property) implements ImportField {}

  /** Whose row or event it is, by an identity. */
  record Identity(IdentityKind kind) implements ImportField {}

  /** Named as in the mapping: {@code contactId}, {@code row}, {@code event}, {@code at}, … */
  record Named(String name) implements ImportField {}

  /** A column of the related table. */
  record Column(String column) implements ImportField {}

  /** Its name in mappings. */
  default String name() {
    return switch (this) {
      case OfContact(var field) -> field.wireName();
      case Property(var property) -> PROPERTY + property;
      case Identity(var kind) -> kind.field().wireName();
      case Named(var name) -> name;
      case Column(var column) -> column;
    };
  }

  /**
   * Reads the name of a field.
   *
   * @param columns of the table, for rows
   */
  static Optional<ImportField> read(ImportKind kind, String name, Collection<String> columns) {
    return switch (kind) {
      case CONTACTS ->
          ContactField.named(name)
              .<ImportField>map(OfContact::new)
              .or(() -> property(name))
              .or(() -> Optional.of(name).filter(ADDRESS::equals).map(Named::new));
      case ROWS ->
          reference(name)
              .or(() -> Optional.of(name).filter("row"::equals).map(Named::new))
              .or(() -> Optional.of(name).filter(columns::contains).map(Column::new));
      case EVENTS ->
          reference(name)
              .or(() -> property(name))
              .or(() -> Optional.of(name).filter(EVENT::contains).map(Named::new));
      case CODES -> Optional.of(name).filter(CODE::equals).map(Named::new);
    };
  }

  /** The fields of an event beside its contact and its properties. */
  List<String> EVENT = List.of("event", "at", "id");

  private static Optional<ImportField> reference(String name) {
    return Arrays.stream(IdentityKind.values())
        .filter(kind -> kind.field().wireName().equals(name))
        .findFirst()
        .<ImportField>map(Identity::new)
        .or(() -> Optional.of(name).filter("contactId"::equals).map(Named::new));
  }

  private static Optional<ImportField> property(String name) {
    return Optional.of(name)
        .filter(it -> it.startsWith(PROPERTY))
        .map(it -> it.substring(PROPERTY.length()))
        .filter(it -> PropertyLimits.nameFault(it).isEmpty() && !ContactField.reserved(it))
        .map(Property::new);
  }

  /** What a name that is no field must be, with the nearest one. */
  static String fault(ImportKind kind, String name, Collection<String> columns) {
    var known = new ArrayList<String>();
    switch (kind) {
      case CONTACTS ->
          Arrays.stream(ContactField.values()).map(ContactField::wireName).forEach(known::add);
      case ROWS -> {
        known.add("row");
        known.addAll(columns);
      }
      case EVENTS -> known.addAll(EVENT);
      case CODES -> known.add(CODE);
    }
    if (kind == ImportKind.ROWS || kind == ImportKind.EVENTS) {
      known.add("contactId");
      Arrays.stream(IdentityKind.values()).map(it -> it.field().wireName()).forEach(known::add);
    }
    var more = kind == ImportKind.ROWS || kind == ImportKind.CODES ? "" : " or properties.<name>";
    return "must be "
        + String.join(", ", known)
        + more
        + ", not "
        + Quoted.of(name)
        + NearestName.of(name, known).map(near -> " (did you mean \"" + near + "\"?)").orElse("");
  }
}
