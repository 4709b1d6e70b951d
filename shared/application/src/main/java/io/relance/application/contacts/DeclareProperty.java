package io.relance.application.contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.model.PropertyLimits;
import io.relance.application.contacts.model.PropertyValueJson;

import io.relance.application.properties.DeclarationResult;
import io.relance.application.properties.PropertyCatalog;
import io.relance.application.properties.PropertyDefinition;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Query;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Declares the type of a property, or shows contacts whose values are of another type. */
public final class DeclareProperty {
  /** Examples come from the newest contacts only; the number of contradicting values is exact. */
  private static final int LOOKED_THROUGH = 1_000;

  private static final int MOST_EXAMPLES = 5;

  private final PropertyCatalog properties;
  private final Contacts contacts;
  private final InstantSource clock;

  public DeclareProperty(PropertyCatalog properties, Contacts contacts, InstantSource clock) {
    this.properties = properties;
    this.contacts = contacts;
    this.clock = clock;
  }

  /** The outcome. */
  public sealed interface PropertyDeclared {
    record Declared(PropertyDefinition definition) implements PropertyDeclared {}

    /** The name cannot be one of a property. */
    record InvalidName(String fault) implements PropertyDeclared {}

    /**
     * Contacts have values of other types; nothing was declared.
     *
     * @param count the number of such contacts
     * @param examples the newest of them, at most five; may be none
     */
    record Contradicted(long count, List<Example> examples) implements PropertyDeclared {
      public Contradicted {
        examples = List.copyOf(examples);
      }
    }
  }

  /** A contact whose value is of another type. */
  public record Example(ContactId contact, Object value) {}

  /**
   * Declares a property.
   *
   * @param label what people call it; empty for none
   */
  public PropertyDeclared declare(String name, PropertyType type, String label) {
    var fault = fault(name);
    if (fault.isPresent()) {
      return new PropertyDeclared.InvalidName(fault.orElseThrow());
    }
    var labelled = Optional.of(label).filter(text -> !text.isEmpty());
    return switch (properties.declare(name, type, labelled, clock.instant())) {
      case DeclarationResult.Declared(var definition) -> new PropertyDeclared.Declared(definition);
      case DeclarationResult.Contradicted(var count) ->
          new PropertyDeclared.Contradicted(count, examples(name, type));
    };
  }

  private static Optional<String> fault(String name) {
    return ContactField.reserved(name)
        ? Optional.of("must be another name: every contact has a field of this name")
        : PropertyLimits.nameFault(name);
  }

  private List<Example> examples(String name, PropertyType type) {
    try (Stream<Contact> newest = contacts.newestFirst(Query.LAST)) {
      return newest
          .limit(LOOKED_THROUGH)
          .flatMap(contact -> example(contact, name, type).stream())
          .limit(MOST_EXAMPLES)
          .toList();
    }
  }

  private static Optional<Example> example(Contact contact, String name, PropertyType type) {
    return Optional.ofNullable(contact.properties().get(name))
        .filter(value -> !type.accepts(value))
        .map(value -> new Example(contact.id(), PropertyValueJson.plain(value)));
  }
}
