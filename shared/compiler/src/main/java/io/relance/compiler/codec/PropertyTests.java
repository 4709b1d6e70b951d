package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.criteria.Moment;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.Quoted;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads and writes the comparison in a criterion about a property. */
final class PropertyTests {
  private static final List<String> KINDS =
      List.of(
          "is",
          "isNot",
          "exists",
          "contains",
          "startsWith",
          "oneOf",
          "includes",
          "greater",
          "less",
          "before",
          "after",
          "within",
          "next",
          "anniversaryWithin");

  /** Beyond this no property is compared exactly, and writing the number out could fill memory. */
  private static final int MAX_DIGITS = 30;

  private PropertyTests() {}

  static Optional<PropertyTest> read(FlowFields fields) {
    var kinds = KINDS.stream().filter(fields::has).toList();
    if (kinds.size() != 1) {
      // A comparison that is misspelt is reported as an unknown field.
      if (!kinds.isEmpty() || !fields.hasUnknown()) {
        fields
            .place("property")
            .fault(
                Diagnostic.error("criteria.unclear", "A property must have exactly one comparison.")
                    .hint("Comparisons: " + String.join(", ", KINDS) + "."));
      }
      return Optional.empty();
    }
    var kind = kinds.getFirst();
    var value = fields.place(kind);
    return switch (kind) {
      case "is" -> scalar(value).map(PropertyTest.Is::new);
      case "isNot" -> scalar(value).map(PropertyTest.IsNot::new);
      case "exists" -> Optional.of(new PropertyTest.Exists(fields.flag(kind, true)));
      case "contains" -> value.text().map(PropertyTest.Contains::new);
      case "startsWith" -> value.text().map(PropertyTest.StartsWith::new);
      case "oneOf" -> oneOf(value);
      case "includes" -> value.text().map(PropertyTest.Includes::new);
      case "greater" -> limit(kind, value).map(PropertyTest.Greater::new);
      case "less" -> limit(kind, value).map(PropertyTest.Less::new);
      case "before" -> moment(value).map(PropertyTest.Before::new);
      case "after" -> moment(value).map(PropertyTest.After::new);
      case "within" -> period(value).map(PropertyTest.Within::new);
      case "next" -> period(value).map(PropertyTest.Next::new);
      case "anniversaryWithin" -> period(value).map(PropertyTest.AnniversaryWithin::new);
      default -> throw new IllegalStateException("Comparison " + kind + " has no reader");
    };
  }

  private static Optional<PropertyTest> oneOf(FlowValue value) {
    var values = value.list(PropertyTests::scalar);
    if (value.isEmptyList()) {
      value.fault(Diagnostic.error("criteria.empty", "Must have at least one value."));
    }
    return Optional.of(new PropertyTest.OneOf(values));
  }

  /** A number that others are compared with. */
  static Optional<BigDecimal> limit(String kind, FlowValue value) {
    if (value.node().isNumber()) {
      return number(value);
    }
    return value
        .json()
        .wrong(
            value.node().isTextual()
                ? "a number (\"%s\" compares dates and instants)"
                    .formatted(kind.equals("greater") ? "after" : "before")
                : "a number");
  }

  /** A date or an instant. */
  static Optional<Moment> moment(FlowValue value) {
    return value
        .text()
        .flatMap(
            text -> {
              var moment = Moment.parse(text);
              if (moment.isEmpty()) {
                value.fault(
                    Diagnostic.error(
                        "criteria.invalid-date",
                        "Must be a date such as 2026-03-01, or an instant such as"
                            + " 2026-03-01T09:30:00Z, not "
                            + Quoted.of(text)
                            + "."));
              }
              return moment;
            });
  }

  private static Optional<Duration> period(FlowValue value) {
    return value.text().flatMap(text -> Durations.read(text, value));
  }

  static Optional<Scalar> scalar(FlowValue value) {
    var node = value.node();
    return switch (node.getNodeType()) {
      case STRING -> Optional.of(new Scalar.Text(node.textValue()));
      case BOOLEAN -> Optional.of(new Scalar.Flag(node.booleanValue()));
      case NUMBER -> number(value).map(Scalar.Numeric::new);
      case ARRAY, BINARY, MISSING, NULL, OBJECT, POJO ->
          value.json().wrong("a string, a number, true or false");
    };
  }

  private static Optional<BigDecimal> number(FlowValue value) {
    var number = value.node().decimalValue();
    if (Math.abs((long) number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS) {
      value.fault(
          Diagnostic.error(
              "criteria.invalid-number", "Must be a number of at most " + MAX_DIGITS + " digits."));
      return Optional.empty();
    }
    return Optional.of(number);
  }

  static void write(PropertyTest test, ObjectNode object) {
    switch (test) {
      case PropertyTest.Is(var value) -> object.set("is", json(value));
      case PropertyTest.IsNot(var value) -> object.set("isNot", json(value));
      case PropertyTest.Exists(var there) -> object.put("exists", there);
      case PropertyTest.Contains(var part) -> object.put("contains", part);
      case PropertyTest.StartsWith(var beginning) -> object.put("startsWith", beginning);
      case PropertyTest.OneOf(var values) -> object.set("oneOf", json(values));
      case PropertyTest.Includes(var text) -> object.put("includes", text);
      case PropertyTest.Greater(var than) -> object.put("greater", than);
      case PropertyTest.Less(var than) -> object.put("less", than);
      case PropertyTest.Before(var moment) -> object.put("before", moment.toString());
      case PropertyTest.After(var moment) -> object.put("after", moment.toString());
      case PropertyTest.Within(var period) -> object.put("within", Durations.write(period));
      case PropertyTest.Next(var period) -> object.put("next", Durations.write(period));
      case PropertyTest.AnniversaryWithin(var period) ->
          object.put("anniversaryWithin", Durations.write(period));
    }
  }

  private static ArrayNode json(List<Scalar> values) {
    var array = JsonNodeFactory.instance.arrayNode();
    values.forEach(value -> array.add(json(value)));
    return array;
  }

  static JsonNode json(Scalar value) {
    var nodes = JsonNodeFactory.instance;
    return switch (value) {
      case Scalar.Text(var text) -> nodes.textNode(text);
      case Scalar.Numeric(var number) -> nodes.numberNode(number);
      case Scalar.Flag(var flag) -> nodes.booleanNode(flag);
    };
  }
}
