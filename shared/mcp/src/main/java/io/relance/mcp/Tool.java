package io.relance.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A tool that a client of the protocol can call.
 *
 * @param effect what it changes
 * @param parameters in the order in which they are described
 */
record Tool(
    String name,
    String description,
    Effect effect,
    List<Parameter> parameters,
    Function<JsonNode, Result> action) {

  /** What a tool changes. */
  enum Effect {
    /** Nothing. */
    READS,
    /** Drafts, which no contact notices. */
    WRITES_DRAFTS,
    /** What contacts get: only after a preview. */
    ACTS
  }

  /**
   * A parameter.
   *
   * @param type that of JSON: string, integer or object
   */
  record Parameter(String name, String type, boolean isRequired, String description) {
    static Parameter required(String name, String type, String description) {
      return new Parameter(name, type, true, description);
    }

    static Parameter optional(String name, String type, String description) {
      return new Parameter(name, type, false, description);
    }
  }

  /** What a call results in. */
  record Result(boolean isError, String text) {
    static Result of(JsonNode content) {
      return new Result(false, content.toPrettyString());
    }

    static Result error(String sentence) {
      return new Result(true, sentence);
    }

    /** The answer of the API, or its problem. */
    static Result of(Api.Answer answer) {
      return new Result(
          answer.isError(),
          answer.isError()
              ? "%d: %s".formatted(answer.status(), problem(answer.body()))
              : answer.body().toPrettyString());
    }

    private static String problem(JsonNode body) {
      return body.isMissingNode() ? "The server did not answer as Relance." : body.toPrettyString();
    }
  }

  /** Its input as a JSON Schema. */
  Map<String, Object> inputSchema() {
    var properties = new LinkedHashMap<String, Object>();
    parameters.forEach(
        it ->
            properties.put(it.name(), Map.of("type", it.type(), "description", it.description())));
    return Map.of(
        "type",
        "object",
        "properties",
        properties,
        "required",
        parameters.stream().filter(Parameter::isRequired).map(Parameter::name).toList(),
        "additionalProperties",
        false);
  }

  /** Calls it, unless an argument is unknown, missing or of another type. */
  Result call(JsonNode arguments) {
    return fault(arguments).map(Result::error).orElseGet(() -> action.apply(arguments));
  }

  private Optional<String> fault(JsonNode arguments) {
    var names = parameters.stream().map(Parameter::name).toList();
    for (var name : (Iterable<String>) arguments::fieldNames) {
      if (!names.contains(name)) {
        return Optional.of("Unknown argument " + Quoted.of(name) + NearestName.ending(name, names));
      }
    }
    return parameters.stream()
        .filter(it -> !isRight(it, arguments.path(it.name())))
        .map(
            it ->
                "%s: must be %s %s"
                    .formatted(it.name(), it.type().equals("string") ? "a" : "an", it.type()))
        .findFirst();
  }

  private static boolean isRight(Parameter parameter, JsonNode value) {
    if (value.isMissingNode()) {
      return !parameter.isRequired();
    }
    return switch (parameter.type()) {
      case "string" -> value.isTextual() && (!parameter.isRequired() || !value.asText().isBlank());
      case "integer" -> value.isIntegralNumber();
      default -> value.isObject();
    };
  }
}
