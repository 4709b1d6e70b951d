package io.relance.functions.api.contacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.application.properties.PropertyDefinition;
import io.relance.json.Choices;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/**
 * A property of contacts.
 *
 * @param name as in the properties of contacts, criteria and texts
 * @param type the declared type, else that of most values
 * @param label what people call it
 * @param source declared: every value has the type; learned: from the values that contacts have
 */
@Schema(name = "Property")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PropertyView(
    String name,
    @Schema(
            type = "string",
            allowableValues = {"text", "number", "boolean", "date", "instant", "list"})
        String type,
    Optional<String> label,
    @Schema(
            type = "string",
            allowableValues = {"declared", "learned"})
        String source) {
  static PropertyView of(PropertyDefinition definition) {
    return new PropertyView(
        definition.name(),
        Choices.name(definition.type()),
        definition.label(),
        Choices.name(definition.source()));
  }
}
