package io.relance.embedded.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.relance.domain.store.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Encodes attributes as JSON, without loss. */
final class AttributeJson {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int USUAL_BYTES = 512;

  private AttributeJson() {}

  static byte[] encode(Map<String, Value> attributes) {
    var bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (var json = JSON.createGenerator(bytes)) {
      writeMap(json, attributes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writeMap(JsonGenerator json, Map<String, Value> values) throws IOException {
    json.writeStartObject();
    for (var entry : values.entrySet()) {
      json.writeFieldName(entry.getKey());
      write(json, entry.getValue());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Value value) throws IOException {
    switch (value) {
      case Value.Text(var text) -> json.writeString(text);
      case Value.Numeric(var number) -> writeNumber(json, number);
      case Value.Flag(var flag) -> json.writeBoolean(flag);
      case Value.Nothing _ -> json.writeNull();
      case Value.ListOf(var values) -> {
        json.writeStartArray();
        for (var each : values) {
          write(json, each);
        }
        json.writeEndArray();
      }
      case Value.MapOf(var values) -> writeMap(json, values);
    }
  }

  private static void writeNumber(JsonGenerator json, BigDecimal number) throws IOException {
    if (number.scale() == 0 && number.precision() <= 18) {
      json.writeNumber(number.longValue());
    } else {
      json.writeNumber(number);
    }
  }

  static Map<String, Value> decode(byte[] bytes) {
    return decode(bytes, bytes.length);
  }

  /** Reads the first bytes only. */
  static Map<String, Value> decode(byte[] bytes, int length) {
    try (var json = JSON.createParser(bytes, 0, length)) {
      json.nextToken();
      return readMap(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Value> readMap(JsonParser json) throws IOException {
    var values = new LinkedHashMap<String, Value>();
    for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      values.put(name, read(json));
    }
    return values;
  }

  private static Value read(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> new Value.Text(json.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber(json);
      case VALUE_TRUE -> new Value.Flag(true);
      case VALUE_FALSE -> new Value.Flag(false);
      case VALUE_NULL -> new Value.Nothing();
      case START_OBJECT -> new Value.MapOf(readMap(json));
      case START_ARRAY -> readList(json);
      default ->
          throw new IllegalStateException(
              "A stored attribute cannot begin with " + json.currentToken());
    };
  }

  private static Value readNumber(JsonParser json) throws IOException {
    return json.getNumberType() == JsonParser.NumberType.INT
            || json.getNumberType() == JsonParser.NumberType.LONG
        ? Value.of(json.getLongValue())
        : new Value.Numeric(json.getDecimalValue());
  }

  private static Value readList(JsonParser json) throws IOException {
    var values = new ArrayList<Value>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(read(json));
    }
    return new Value.ListOf(values);
  }
}
