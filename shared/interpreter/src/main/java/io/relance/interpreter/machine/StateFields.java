package io.relance.interpreter.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.relance.interpreter.jsonata.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The fields of one JSON object of a definition; what is wrong with them is told to problems. */
final class StateFields {
  private final JsonNode json;
  private final String owner;
  private final String prefix;
  private final DefinitionProblems definitionProblems;

  /**
   * @param owner whose fields these are, such as {@code State 'Send'}
   * @param prefix where the object lies in its owner, such as {@code Retry[0]/}
   */
  StateFields(JsonNode json, String owner, String prefix, DefinitionProblems definitionProblems) {
    this.json = json;
    this.owner = owner;
    this.prefix = prefix;
    this.definitionProblems = definitionProblems;
  }

  void problem(String field, String what) {
    definitionProblems.add("%s, field '%s%s': %s".formatted(owner, prefix, field, what));
  }

  /** Refuses every field that is not allowed, saying why where that is known. */
  void only(Set<String> allowed) {
    json.fieldNames()
        .forEachRemaining(
            field -> {
              if (!allowed.contains(field)) {
                problem(field, Vocabulary.refusalReason(field));
              }
            });
  }

  boolean has(String field) {
    return json.has(field);
  }

  JsonNode get(String field) {
    JsonNode value = json.get(field);
    return value == null ? MissingNode.getInstance() : value;
  }

  Optional<String> text(String field) {
    return typed(field, JsonNode::isTextual, "must be a string").map(JsonNode::textValue);
  }

  String requiredText(String field) {
    if (!has(field)) {
      problem(field, "is required");
    }
    return text(field).orElse("");
  }

  Optional<JsonNode> typed(String field, Predicate<JsonNode> type, String otherwise) {
    JsonNode value = get(field);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!type.test(value)) {
      problem(field, otherwise);
      return Optional.empty();
    }
    return Optional.of(value);
  }

  Optional<Integer> whole(String field, int least, int most) {
    return typed(
            field,
            value -> within(value, least, most),
            "must be an integer between %d and %d".formatted(least, most))
        .map(JsonNode::intValue);
  }

  private static boolean within(JsonNode value, int least, int most) {
    return value.isIntegralNumber()
        && value.canConvertToInt()
        && value.intValue() >= least
        && value.intValue() <= most;
  }

  Optional<Template> template(String field) {
    JsonNode value = get(field);
    return value.isMissingNode() ? Optional.empty() : Optional.of(compile(value, field));
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
        value -> within(value, least, most),
        "must be an integer between %d and %d, or a JSONata expression".formatted(least, most));
  }

  private Template compile(JsonNode value, String field) {
    return Template.compile(
        value, prefix + field, problem -> definitionProblems.add(owner + ", field " + problem));
  }

  /** The objects of an array; anything else in it is a problem. */
  List<StateFields> objects(String field) {
    var array = typed(field, JsonNode::isArray, "must be an array");
    var objects = new ArrayList<StateFields>();
    for (int i = 0; i < array.map(JsonNode::size).orElse(0); i++) {
      String name = field + "[" + i + "]";
      JsonNode element = get(field).get(i);
      if (element.isObject()) {
        objects.add(new StateFields(element, owner, prefix + name + "/", definitionProblems));
      } else {
        problem(name, "must be an object");
      }
    }
    return objects;
  }

  Optional<StateFields> object(String field) {
    return typed(field, JsonNode::isObject, "must be an object")
        .map(value -> new StateFields(value, owner, prefix + field + "/", definitionProblems));
  }

  Map<String, Template> assign() {
    var assign = new LinkedHashMap<String, Template>();
    typed("Assign", JsonNode::isObject, "must be an object")
        .ifPresent(
            object ->
                object
                    .properties()
                    .forEach(
                        member -> {
                          String field = "Assign/" + member.getKey();
                          if (!Vocabulary.isVariable(member.getKey())) {
                            problem(field, "is not the name of a variable");
                          }
                          assign.put(member.getKey(), compile(member.getValue(), field));
                        }));
    return assign;
  }
}
