package io.relance.compiler.validate.element;

import io.relance.domain.criteria.PropertyType;
import java.util.Map;

/** The fields that criteria may compare of every contact, and their types. */
final class ContactFields {
  static final Map<String, PropertyType> TYPES =
      Map.of(
          "id", PropertyType.TEXT,
          "phone", PropertyType.TEXT,
          "email", PropertyType.TEXT,
          "firstName", PropertyType.TEXT,
          "lastName", PropertyType.TEXT,
          "timeZone", PropertyType.TEXT,
          "locale", PropertyType.TEXT,
          "country", PropertyType.TEXT,
          "createdAt", PropertyType.INSTANT,
          "updatedAt", PropertyType.INSTANT);

  private ContactFields() {}
}
