package io.relance.providers;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Samples that others published, in the folder that RELANCE_SAMPLES names. */
public final class Samples {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Samples() {}

  /** A file of the folder; without it, the test says that it was left out. */
  public static JsonNode json(String file) {
    var folder = Optional.ofNullable(System.getenv("RELANCE_SAMPLES"));
    assumeTrue(folder.isPresent(), "left out: RELANCE_SAMPLES names no folder of outside samples");
    var path = Path.of(folder.get(), file);
    assumeTrue(Files.exists(path), "left out: RELANCE_SAMPLES has no " + file);
    try {
      return JSON.readTree(path.toFile());
    } catch (IOException e) {
      return fail("cannot be read: " + file, e);
    }
  }
}
