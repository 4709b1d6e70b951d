package io.relance.compiler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relance.compiler.codec.FlowJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Definitions in the form that tests compare, stored for an independent validator. */
public final class Definitions {
  private static final Path FOLDER = Path.of("target/definitions");

  private Definitions() {}

  public static JsonNode parse(String definition) {
    try {
      return new ObjectMapper().readTree(definition);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  public static String pretty(String definition) {
    return FlowJson.pretty(parse(definition));
  }

  /** {@code tools/asl} checks what lies there. */
  public static void store(String name, String definition) {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(name + ".json"), definition);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
