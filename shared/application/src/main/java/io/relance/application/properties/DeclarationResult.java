package io.relance.application.properties;

/** The outcome of declaring the type of a property. */
public sealed interface DeclarationResult {
  /** Every value has the type, from now on. */
  record Declared(PropertyDefinition definition) implements DeclarationResult {}

  /**
   * Contacts have values of other types; nothing was declared.
   *
   * @param count the number of such contacts
   */
  record Contradicted(long count) implements DeclarationResult {}
}
