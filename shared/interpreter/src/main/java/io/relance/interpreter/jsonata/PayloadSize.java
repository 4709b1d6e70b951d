package io.relance.interpreter.jsonata;

import com.fasterxml.jackson.databind.JsonNode;

/** The size of JSON as it would be written, without writing it. */
public final class PayloadSize {
  /** The largest input or output of a state, as on AWS. */
  public static final int MOST_BYTES = 256 * 1024;

  private PayloadSize() {}

  public static boolean exceeds(JsonNode json) {
    return of(json) > MOST_BYTES;
  }

  /** In bytes of UTF-8. */
  public static long of(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT -> object(json);
      case ARRAY -> array(json);
      case STRING -> text(json.textValue());
      case NUMBER, BOOLEAN, NULL, MISSING, BINARY, POJO -> json.asText().length();
    };
  }

  private static long object(JsonNode json) {
    long size = 2L + Math.max(0, json.size() - 1);
    for (var member : json.properties()) {
      size += text(member.getKey()) + 1 + of(member.getValue());
    }
    return size;
  }

  private static long array(JsonNode json) {
    long size = 2L + Math.max(0, json.size() - 1);
    for (JsonNode element : json) {
      size += of(element);
    }
    return size;
  }

  private static long text(String text) {
    long size = 2;
    for (int i = 0; i < text.length(); i++) {
      size += character(text.charAt(i));
    }
    return size;
  }

  private static int character(char c) {
    if (c < 0x20) {
      return c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == '\f' ? 2 : 6;
    }
    if (c < 0x80) {
      return c == '"' || c == '\\' ? 2 : 1;
    }
    // Each half of a pair counts two of its four bytes.
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }
}
