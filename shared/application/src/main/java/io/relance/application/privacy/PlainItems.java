package io.relance.application.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.relance.application.persistence.Json;
import io.relance.domain.store.Item;
import io.relance.domain.store.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows items as plain values; texts that hold JSON as what they hold. */
final class PlainItems {
  private PlainItems() {}

  static Map<String, Object> plain(Item item) {
    var plain = new LinkedHashMap<String, Object>();
    item.attributes()
        .forEach(
            (name, value) -> {
              var shown = plain(value);
              if (shown != null) {
                plain.put(name, shown);
              }
            });
    return plain;
  }

  private static @Nullable Object plain(Value value) {
    return switch (value) {
      case Value.Text(var text) -> text.startsWith("{") ? json(text) : text;
      case Value.Numeric(var number) -> number;
      case Value.Flag(var flag) -> flag;
      case Value.Nothing() -> null;
      case Value.ListOf(var values) -> values.stream().map(PlainItems::plain).toList();
      case Value.MapOf(var values) -> {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((name, inner) -> plain.put(name, plain(inner)));
        yield plain;
      }
    };
  }

  private static Object json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException _) {
      return text;
    }
  }
}
