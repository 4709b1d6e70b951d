package io.relance.compiler.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schemas of what marketers and their developers write. */
public final class PublishedSchemas {
  /** The schema of flow files; it refers to that of criteria by its file name. */
  public static final String FLOW = "flow-1.json";

  /** The schema of criteria. */
  public static final String CRITERIA = "criteria-1.json";

  private PublishedSchemas() {}

  /** The text of a schema, by its file name. */
  public static String text(String name) {
    try (var schema =
        PublishedSchemas.class.getResourceAsStream("/io/relance/compiler/schemas/" + name)) {
      if (schema == null) {
        throw new IllegalStateException("Schema " + name + " not found");
      }
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
