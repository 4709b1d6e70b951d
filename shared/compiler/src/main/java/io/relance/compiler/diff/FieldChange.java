package io.relance.compiler.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.text.Quoted;

/**
 * A field that has another value.
 *
 * @param path where it is in its element or in the flow, such as {@code variations[1].share}
 * @param before its value before; missing when it is new
 * @param after its value after; missing when it is gone
 */
public record FieldChange(String path, JsonNode before, JsonNode after) {
  /** The change in words, such as {@code text "Hi" → "Hello"}. */
  public String sentence() {
    if (before.isMissingNode()) {
      return path + " " + text(after) + " added";
    }
    return after.isMissingNode()
        ? path + " " + text(before) + " removed"
        : path + " " + text(before) + " → " + text(after);
  }

  private static String text(JsonNode value) {
    return value.isTextual() || value.isContainerNode()
        ? Quoted.of(value.isTextual() ? value.textValue() : value.toString())
        : value.asText();
  }
}
