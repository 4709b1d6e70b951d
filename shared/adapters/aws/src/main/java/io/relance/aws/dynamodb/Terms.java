package io.relance.aws.dynamodb;

import io.relance.domain.store.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The names and values of an expression, always as placeholders, so that no name is a reserved
 * word.
 */
final class Terms {
  private final Map<String, String> placeholders = new LinkedHashMap<>();
  private final Map<String, AttributeValue> values = new LinkedHashMap<>();

  String name(String attribute) {
    return placeholders.computeIfAbsent(attribute, _ -> "#n" + placeholders.size());
  }

  String value(Value value) {
    var placeholder = ":v" + values.size();
    values.put(placeholder, AttributeCodec.encode(value));
    return placeholder;
  }

  /** Null where there are none: DynamoDB refuses an empty map. */
  @org.jspecify.annotations.Nullable
  Map<String, String> names() {
    if (placeholders.isEmpty()) {
      return null;
    }
    var names = new LinkedHashMap<String, String>();
    placeholders.forEach((attribute, placeholder) -> names.put(placeholder, attribute));
    return names;
  }

  /** Null where there are none: DynamoDB refuses an empty map. */
  @org.jspecify.annotations.Nullable
  Map<String, AttributeValue> values() {
    return values.isEmpty() ? null : values;
  }
}
