package io.relance.compiler.validate;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.Quoted;
import java.util.List;
import java.util.Optional;

/** The fields that every contact has, and how properties beside them may be named. */
public final class ContactFields {
  /** The fields that an automation may change. */
  public static final List<String> CHANGEABLE =
      List.of("firstName", "lastName", "timeZone", "locale", "country");

  /** The fields that belong to the identity, the consents or the administration of a contact. */
  public static final List<String> PROTECTED =
      List.of(
          "id",
          "phone",
          "email",
          "externalIds",
          "consents",
          "createdAt",
          "updatedAt",
          "properties",
          "address");

  /** The columns of files with contacts besides those of properties, in their usual order. */
  public static final List<String> COLUMNS =
      List.of(
          "id",
          "externalIds.shopify",
          "phone",
          "email",
          "firstName",
          "lastName",
          "timeZone",
          "locale",
          "country",
          "consents.sms",
          "consents.email",
          "consents.whatsapp",
          "createdAt",
          "updatedAt");

  /** What the column of a property has before the property's name. */
  public static final String PROPERTY = "properties.";

  private static final int LONGEST = 100;

  private ContactFields() {}

  /** Whether a name is that of a field, in the same case. */
  public static boolean isField(String name) {
    return CHANGEABLE.contains(name) || PROTECTED.contains(name);
  }

  /**
   * What is wrong with the characters of a property's name.
   *
   * @param code of the diagnostic
   */
  public static Optional<Diagnostic> unprintable(String name, String code) {
    return name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)
        ? Optional.of(
            Diagnostic.error(
                code, "Must have 1 to 100 printable characters, not " + Quoted.of(name) + "."))
        : Optional.empty();
  }
}
