package io.relance.cost;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.persistence.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * What each kind of work uses, as it was measured on the product itself.
 *
 * @param byWork a kind that is not named uses nothing
 */
public record MeasuredUsages(Map<Work, MeasuredUsage> byWork) {
  private static final String FILE = "/cost/efforts.json";
  private static final MeasuredUsage NOTHING = new MeasuredUsage(Usage.NONE, Usage.NONE);

  public MeasuredUsages {
    byWork = Map.copyOf(byWork);
  }

  /** Those that were measured last. */
  public static MeasuredUsages measured() {
    return new MeasuredUsages(
        Json.read(resource(FILE), new TypeReference<Map<Work, MeasuredUsage>>() {}));
  }

  public MeasuredUsage of(Work work) {
    return byWork.getOrDefault(work, NOTHING);
  }

  static String resource(String name) {
    try (var file = Objects.requireNonNull(MeasuredUsages.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
