package io.relance.functions.api;

import com.fasterxml.jackson.core.JacksonException;
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
import io.relance.application.store.Json;
import io.relance.compiler.codec.OversizedNumber;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads JSON as it is written: nothing is left out, nothing is taken for something else. */
final class StrictJson {
  private static final ObjectMapper MAPPER = strict(Json.MAPPER.copy());

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
      throw Refusal.of(malformed("It is an object, between { and }"));
    }
    var broken = BrokenTexts.in(tree).toList();
    if (!broken.isEmpty()) {
      throw Refusal.invalid(broken);
    }
    var unknown = UnknownFields.in(tree, type).toList();
    if (!unknown.isEmpty()) {
      throw Refusal.invalid(unknown);
    }
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (MismatchedInputException e) {
      throw Refusal.invalid(path(e.getPath()), wanted(e.getTargetType()));
    } catch (JsonMappingException e) {
      throw Refusal.invalid(path(e.getPath()), "cannot be read");
    } catch (JacksonException e) {
      throw Refusal.of(malformed(e));
    }
  }

  /** The problem with what is no JSON, with its place but none of its text. */
  static Problem malformed(JacksonException fault) {
    if (fault instanceof StreamConstraintsException) {
      return malformed("It is nested too deeply, or a name or a number in it is too long");
    }
    return malformed(
        Optional.ofNullable(fault.getLocation())
            .map(at -> "Line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()))
            .orElse("It cannot be read"));
  }

  private static Problem malformed(String detail) {
    return Problem.of(400, "request.malformed", "The body is not JSON of the right form")
        .saying(detail);
  }

  private static JsonNode tree(byte[] content) {
    try (var tokens = MAPPER.createParser(content)) {
      OversizedNumber.in(tokens)
          .ifPresent(
              number -> {
                throw Refusal.invalid(number.path(), number.message());
              });
      return MAPPER.readTree(content);
    } catch (JacksonException e) {
      throw Refusal.of(malformed(e));
    } catch (IOException _) {
      throw Refusal.of(malformed("Its encoding is not UTF-8"));
    }
  }

  private static String wanted(@Nullable Class<?> type) {
    if (type == null) {
      return "has another type";
    }
    if (type == String.class) {
      return "is a text";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "is true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "is a number";
    }
    return List.class.isAssignableFrom(type) ? "is a list" : "is an object";
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
