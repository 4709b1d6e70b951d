package io.relance.interpreter.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** JSON in which strings of the form <code>{% … %}</code> are expressions. */
public sealed interface Template {
  /** The value, or a {@link QueryFailure}. */
  JsonNode evaluate(Scope scope);

  /** The value, when it is true or false, or a {@link QueryFailure}. */
  default boolean truth(Scope scope) {
    return typed(scope, "boolean", JsonNode::isBoolean).booleanValue();
  }

  /** The value, when it is an array, or a {@link QueryFailure}. */
  default ArrayNode array(Scope scope) {
    return (ArrayNode) typed(scope, "array", JsonNode::isArray);
  }

  /** The value, when it is a string, or a {@link QueryFailure}. */
  default String text(Scope scope) {
    return typed(scope, "string", JsonNode::isTextual).textValue();
  }

  /** The value, when it is a number, or a {@link QueryFailure}. */
  default double number(Scope scope) {
    return typed(scope, "number", JsonNode::isNumber).doubleValue();
  }

  /** The value, when it is a whole number within bounds, or a {@link QueryFailure}. */
  default int whole(Scope scope, int least, int most) {
    return typed(
            scope,
            "integer between %d and %d".formatted(least, most),
            value -> isWhole(value, least, most))
        .intValue();
  }

  private static boolean isWhole(JsonNode value, int least, int most) {
    double number = value.doubleValue();
    return value.isNumber() && number == Math.rint(number) && number >= least && number <= most;
  }

  private JsonNode typed(Scope scope, String expected, Predicate<JsonNode> type) {
    JsonNode value = evaluate(scope);
    if (type.test(value)) {
      return value;
    }
    throw this instanceof Evaluated(Expression expression)
        ? expression.unexpected(expected, value)
        : new QueryFailure("", "Expected %s but was %s".formatted(expected, value));
  }

  /** JSON without any expression in it. */
  record Literal(JsonNode value) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) {
      return value;
    }
  }

  /** One expression. */
  record Evaluated(Expression expression) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) {
      return expression.evaluate(scope);
    }
  }

  /** An object with an expression somewhere in it. */
  record Members(Map<String, Template> members) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) {
      var object = JsonNodeFactory.instance.objectNode();
      members.forEach((name, template) -> object.set(name, template.evaluate(scope)));
      return object;
    }
  }

  /** An array with an expression somewhere in it. */
  record Elements(List<Template> elements) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) {
      var array = JsonNodeFactory.instance.arrayNode(elements.size());
      elements.forEach(template -> array.add(template.evaluate(scope)));
      return array;
    }
  }

  /**
   * Compiles the value of a field; reports each expression that is not JSONata, or says what its
   * field does not allow.
   *
   * @param members of {@code $states} that the field has besides input and context
   */
  static Template compile(
      JsonNode json, String field, Set<String> members, Consumer<String> problems) {
    if (json.isTextual()) {
      return text(json, field, members, problems);
    }
    if (json.isObject()) {
      return object(json, field, members, problems);
    }
    return json.isArray() ? array(json, field, members, problems) : new Literal(json);
  }

  private static Template text(
      JsonNode json, String field, Set<String> members, Consumer<String> problems) {
    String text = json.textValue();
    if (Expression.isHalfOpen(text)) {
      problems.accept(
          "%s: must begin with \"{%%\" and end with \"%%}\", not \"%s\"".formatted(field, text));
    }
    return Expression.isOne(text)
        ? Expression.compile(text, field, members, problems)
            .<Template>map(Evaluated::new)
            .orElse(new Literal(json))
        : new Literal(json);
  }

  private static Template object(
      JsonNode json, String field, Set<String> members, Consumer<String> problems) {
    var compiled = new LinkedHashMap<String, Template>();
    json.properties()
        .forEach(
            member ->
                compiled.put(
                    member.getKey(),
                    compile(member.getValue(), field + "/" + member.getKey(), members, problems)));
    return compiled.values().stream().allMatch(Literal.class::isInstance)
        ? new Literal(json)
        : new Members(compiled);
  }

  private static Template array(
      JsonNode json, String field, Set<String> members, Consumer<String> problems) {
    var elements = new ArrayList<Template>();
    for (int i = 0; i < json.size(); i++) {
      elements.add(compile(json.get(i), field + "[" + i + "]", members, problems));
    }
    return elements.stream().allMatch(Literal.class::isInstance)
        ? new Literal(json)
        : new Elements(elements);
  }
}
