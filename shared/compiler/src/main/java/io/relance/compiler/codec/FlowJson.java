package io.relance.compiler.codec;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.relance.domain.flow.Diagnostic;
import io.relance.json.OversizedNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** JSON text to trees and back, always to the same bytes. */
public final class FlowJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final DefaultPrettyPrinter PRETTY =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  private FlowJson() {}

  static DecodeResult<JsonNode> parse(String text) {
    try (var tokens = MAPPER.createParser(text)) {
      var oversized = OversizedNumber.in(tokens);
      if (!oversized.isEmpty()) {
        return new DecodeResult.Faulty<>(
            oversized.stream().map(FlowJson::describe).toList(), Optional.empty());
      }
      return new DecodeResult.Whole<>(MAPPER.readTree(text));
    } catch (JacksonException malformed) {
      return new DecodeResult.Faulty<>(List.of(describe(malformed)), Optional.empty());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** One line, for storing and hashing. */
  public static String compact(JsonNode tree) {
    try {
      return MAPPER.writeValueAsString(tree);
    } catch (JacksonException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Indented and ending in a new line, for people and repositories. */
  public static String pretty(JsonNode tree) {
    try {
      return MAPPER.writer(PRETTY).writeValueAsString(tree) + "\n";
    } catch (JacksonException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Diagnostic describe(OversizedNumber oversized) {
    var fault = Diagnostic.error("json.number-too-large", FlowFaults.sentence(oversized.message()));
    return oversized.path().isEmpty() ? fault : fault.path(oversized.path());
  }

  private static Diagnostic describe(JacksonException malformed) {
    var where = malformed.getLocation();
    var message =
        where == null
            ? "Must be JSON."
            : "Must be JSON; it is malformed at line %d, column %d."
                .formatted(where.getLineNr(), where.getColumnNr());
    return Diagnostic.error("json.malformed", message);
  }
}
