package io.relance.functions.api.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.relance.application.persistence.Json;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Problem;
import io.relance.json.Faults;
import io.relance.json.JsonValue;
import io.relance.json.OversizedNumber;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses JSON strictly: no duplicate fields, no trailing content, no rounded numbers. */
public final class StrictJson {
  /** Checked while the document is read the first time, before anything is made of it. */
  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder().maxTokenCount(100_000).maxNestingDepth(250).build();

  private static final ObjectMapper MAPPER = strict(Json.MAPPER.copy());

  /** For documents with numbers that are refused anyway: such a number becomes infinite. */
  private static final ObjectReader LENIENT =
      MAPPER.reader().without(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static final Pattern DUPLICATE =
      Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);

  private StrictJson() {}

  /**
   * Parses a document.
   *
   * @throws ApiException when it is not one JSON object
   */
  static JsonBody read(byte[] content) {
    var faults = new Faults();
    var tree = tree(content, faults);
    if (!tree.isObject()) {
      throw ApiException.of(malformed("The body must be a JSON object"));
    }
    InvalidStrings.check(JsonValue.of(tree, faults));
    return new JsonBody(tree, faults.all());
  }

  /** The problem of malformed JSON, with its position; of its text, only the name of a field. */
  public static Problem malformed(JacksonException fault) {
    return malformed(
        switch (fault) {
          case StreamConstraintsException _ ->
              "The body must be nested at most 250 levels deep, have at most 100,000 names and values, and have no name or number of unusual length";
          case JsonParseException parse when duplicate(parse).isPresent() ->
              "Duplicate field %s%s"
                  .formatted(Quoted.of(duplicate(parse).orElseThrow()), place(fault));
          default -> "The body must be JSON; it has an error" + place(fault);
        });
  }

  private static Problem malformed(String detail) {
    return Problem.of(400, "request.malformed", detail);
  }

  private static String place(JacksonException fault) {
    return Optional.ofNullable(fault.getLocation())
        .map(at -> " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()))
        .orElse("");
  }

  /** The name of a duplicate field, which Jackson reports only in its message. */
  private static Optional<String> duplicate(JsonParseException fault) {
    var found = DUPLICATE.matcher(fault.getOriginalMessage());
    return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static JsonNode tree(byte[] content, Faults faults) {
    try (var tokens = MAPPER.createParser(content)) {
      var oversized = OversizedNumber.in(tokens);
      oversized.forEach(number -> faults.add(number.path(), number.message()));
      return (oversized.isEmpty() ? MAPPER.reader() : LENIENT).readTree(content);
    } catch (JacksonException e) {
      throw ApiException.of(malformed(e));
    } catch (IOException _) {
      throw ApiException.of(malformed("The body must be UTF-8"));
    }
  }

  private static ObjectMapper strict(ObjectMapper mapper) {
    mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    mapper.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
    mapper.getFactory().setStreamReadConstraints(BOUNDS);
    return mapper;
  }
}
