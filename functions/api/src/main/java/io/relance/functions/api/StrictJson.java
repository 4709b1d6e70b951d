package io.relance.functions.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.relance.application.persistence.Json;
import io.relance.compiler.codec.OversizedNumber;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads JSON as it is written: nothing is left out, nothing is taken for something else. */
final class StrictJson {
  private static final ObjectMapper MAPPER = strict(Json.MAPPER.copy());

  private static final Pattern DUPLICATE =
      Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);

  private StrictJson() {}

  /**
   * Reads a document.
   *
   * @throws Refusal with the first number that nothing here can hold, with every text that is none,
   *     with every unknown field, or with the first value of another type
   */
  static <T> T read(byte[] content, Class<T> type) {
    var tree = tree(content);
    if (!tree.isObject()) {
      throw ApiException.of(malformed("The body must be a JSON object"));
    }
    var broken = InvalidStrings.in(tree).toList();
    if (!broken.isEmpty()) {
      throw ApiException.invalid(broken);
    }
    var unknown = UnknownFields.in(tree, type).toList();
    if (!unknown.isEmpty()) {
      throw ApiException.invalid(unknown);
    }
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (MismatchedInputException e) {
      throw ApiException.invalid(path(e.getPath()), wanted(e.getTargetType()));
    } catch (JsonMappingException e) {
      throw ApiException.invalid(path(e.getPath()), "has a form that cannot be read");
    } catch (JacksonException e) {
      throw ApiException.of(malformed(e));
    }
  }

  /** The problem with what is not JSON, with its place and none of its text but a field's name. */
  static Problem malformed(JacksonException fault) {
    return malformed(
        switch (fault) {
          case StreamConstraintsException _ ->
              "The body must be nested at most 500 levels deep, and have no name or number of unusual length";
          case JsonParseException parse when duplicate(parse).isPresent() ->
              "Duplicate field \"%s\"%s".formatted(duplicate(parse).orElseThrow(), place(fault));
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

  /** The field that came twice, which Jackson only says in its message. */
  private static Optional<String> duplicate(JsonParseException fault) {
    var found = DUPLICATE.matcher(fault.getOriginalMessage());
    return found.matches() ? Optional.of(UnknownFields.clipped(found.group(1))) : Optional.empty();
  }

  private static JsonNode tree(byte[] content) {
    try (var tokens = MAPPER.createParser(content)) {
      OversizedNumber.in(tokens)
          .ifPresent(
              number -> {
                throw ApiException.invalid(number.path(), number.message());
              });
      return MAPPER.readTree(content);
    } catch (JacksonException e) {
      throw ApiException.of(malformed(e));
    } catch (IOException _) {
      throw ApiException.of(malformed("The body must be UTF-8"));
    }
  }

  private static String wanted(@Nullable Class<?> type) {
    if (type == null) {
      return "must have another type";
    }
    if (type == String.class) {
      return "must be a string";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "must be true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "must be a number";
    }
    return List.class.isAssignableFrom(type) ? "must be a list" : "must be an object";
  }

  private static String path(List<JsonMappingException.Reference> references) {
    var path = new StringBuilder();
    for (var reference : references) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }

  private static ObjectMapper strict(ObjectMapper mapper) {
    mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    mapper.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
    for (var type : List.of(LogicalType.Textual, LogicalType.Boolean, LogicalType.Integer)) {
      var coercion = mapper.coercionConfigFor(type);
      for (var shape : CoercionInputShape.values()) {
        coercion.setCoercion(shape, CoercionAction.Fail);
      }
    }
    return mapper;
  }
}
