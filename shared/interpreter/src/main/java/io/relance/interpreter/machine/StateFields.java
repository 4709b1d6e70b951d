package io.relance.interpreter.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.relance.interpreter.jsonata.Template;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The fields of one JSON object of a definition, some of which are templates of JSONata.
 *
 * @param members of {@code $states} that the templates have besides input and context
 */
record StateFields(JsonFields fields, DefinitionProblems problems, Set<String> members) {
  StateFields(JsonFields fields, DefinitionProblems problems) {
    this(fields, problems, Set.of());
  }

  /** The same fields, whose templates can read the result of the state. */
  StateFields afterSuccess() {
    return new StateFields(fields, problems, Set.of("result"));
  }

  /** The same fields, whose templates can read the error that was caught. */
  StateFields afterFailure() {
    return new StateFields(fields, problems, Set.of("errorOutput"));
  }

  /** Reads an object, after which each field that was not read is a problem. */
  static <T> Optional<T> read(
      JsonValue value, DefinitionProblems problems, Function<StateFields, Optional<T>> reading) {
    return value
        .object()
        .map(fields -> new StateFields(fields, problems))
        .flatMap(
            fields -> {
              var read = reading.apply(fields);
              fields.close();
              return read;
            });
  }

  /** Makes each field that was not read a problem; any object may have a comment. */
  void close() {
    fields.get("Comment");
    fields.close();
  }

  void problem(String field, String what) {
    fields.fault(field, what);
  }

  boolean has(String field) {
    return fields.has(field);
  }

  JsonNode get(String field) {
    return fields.get(field).map(JsonValue::node).orElse(MissingNode.getInstance());
  }

  Optional<String> text(String field) {
    return fields.get(field, JsonValue::string);
  }

  String requiredText(String field) {
    return fields.required(field, JsonValue::string).orElse("");
  }

  Optional<JsonNode> matching(String field, Predicate<JsonNode> condition, String otherwise) {
    return fields
        .get(field)
        .filter(value -> value.holds(condition.test(value.node()), otherwise))
        .map(JsonValue::node);
  }

  Optional<Integer> whole(String field, int least, int most) {
    return fields.get(field, value -> value.integer(least, most)).map(Math::toIntExact);
  }

  Optional<Template> template(String field) {
    return fields.get(field).map(this::compile);
  }

  /** A template that is either an expression or a literal of the right type. */
  Optional<Template> template(String field, Predicate<JsonNode> literal, String otherwise) {
    var template = template(field);
    if (template.orElse(null) instanceof Template.Literal(JsonNode value) && !literal.test(value)) {
      problem(field, otherwise);
    }
    return template;
  }

  Optional<Template> wholeTemplate(String field, int least, int most) {
    return template(
        field,
        value -> isWithin(value, least, most),
        "must be a whole number from %d to %d, or a JSONata expression".formatted(least, most));
  }

  private static boolean isWithin(JsonNode value, int least, int most) {
    return value.isIntegralNumber()
        && value.canConvertToInt()
        && value.intValue() >= least
        && value.intValue() <= most;
  }

  private Template compile(JsonValue value) {
    return Template.compile(
        value.node(),
        DefinitionProblems.inStatesLanguage(value.path()),
        members,
        problems::addOfExpression);
  }

  /** Reads each object of a list; anything else in it is a problem. */
  <T> List<T> objects(String field, Function<StateFields, Optional<T>> reading) {
    return fields
        .get(field)
        .map(list -> list.list(Integer.MAX_VALUE, item -> read(item, problems, reading)))
        .orElse(List.of());
  }

  <T> Optional<T> object(String field, Function<StateFields, Optional<T>> reading) {
    return fields.get(field, value -> read(value, problems, reading));
  }

  Map<String, Template> assign() {
    var assign = new LinkedHashMap<String, Template>();
    fields
        .get("Assign", JsonValue::object)
        .map(JsonFields::all)
        .orElse(Map.of())
        .forEach(
            (name, value) -> {
              value.holds(Vocabulary.isVariable(name), "is not the name of a variable");
              assign.put(name, compile(value));
            });
    return assign;
  }
}
