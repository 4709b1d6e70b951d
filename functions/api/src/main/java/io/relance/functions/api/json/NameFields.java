package io.relance.functions.api.json;

import io.relance.application.keys.KeyRequest;
import io.relance.application.keys.Keys;
import io.relance.domain.text.Quoted;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import java.util.Optional;

/** Reads names, keys, descriptions and notes. */
public final class NameFields {
  private static final int LONGEST = 200;
  private static final int LONGEST_REMARK = 1_000;

  private NameFields() {}

  /** A name of 1 to 200 printable characters, with surrounding whitespace removed. */
  public static Optional<String> name(JsonValue value) {
    return value
        .string()
        .map(String::strip)
        .filter(
            name ->
                value.holds(
                    !name.isEmpty()
                        && name.length() <= LONGEST
                        && name.chars().noneMatch(Character::isISOControl),
                    "must be 1 to %d printable characters, not %s"
                        .formatted(LONGEST, Quoted.of(name))));
  }

  /** The field "key", or a key to make from the field "name". */
  public static Optional<KeyRequest> key(JsonFields fields) {
    var name = fields.get("name").map(value -> value.node().asText().strip());
    var given = fields.optional("key", Optional::of);
    return given.isPresent()
        ? given.flatMap(value -> key(value, name.orElse("")))
        : name.map(KeyRequest.FromName::new);
  }

  private static Optional<KeyRequest> key(JsonValue value, String name) {
    return key(value, name, "my-key").map(KeyRequest.Given::new);
  }

  /**
   * A text in the form of a key.
   *
   * @param like a key is suggested that is made from this
   * @param example the key to suggest where none can be made
   */
  public static Optional<String> key(JsonValue value, String like, String example) {
    return value
        .string()
        .filter(key -> value.holds(Keys.isValid(key), mustBeKey(key, like, example)));
  }

  private static String mustBeKey(String key, String like, String example) {
    return "must be 1 to %d of the characters a-z, 0-9 and -, such as \"%s\", not %s"
        .formatted(Keys.LONGEST, Keys.from(key.isBlank() ? like : key, example), Quoted.of(key));
  }

  /** A description or note of at most 1,000 characters on several lines. */
  public static Optional<String> remark(JsonValue value) {
    return value
        .string()
        .map(String::strip)
        .filter(
            text ->
                value.holds(
                    text.length() <= LONGEST_REMARK
                        && text.chars().noneMatch(NameFields::isUnprintable),
                    "must be at most 1,000 printable characters, not " + Quoted.of(text)));
  }

  private static boolean isUnprintable(int character) {
    return Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0;
  }
}
