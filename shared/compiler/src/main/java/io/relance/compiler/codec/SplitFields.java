package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.flow.SplitElement.AxSplit;
import io.relance.domain.flow.SplitElement.AxTest;
import io.relance.domain.flow.SplitElement.Distribution;
import io.relance.domain.flow.SplitElement.LimitedExit;
import io.relance.domain.flow.SplitElement.Variation;
import io.relance.domain.flow.WinnerRule;
import io.relance.domain.flow.WinnerRule.Method;
import io.relance.domain.flow.WinnerRule.Metric;
import io.relance.domain.id.ElementId;
import io.relance.json.Choices;
import io.relance.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads and writes the elements that spread contacts over their exits. */
final class SplitFields {
  private static final long MOST_CONTACTS = 1_000_000_000;

  private SplitFields() {}

  static AxSplit split(FlowFields fields, ElementId id, String name) {
    fields.required("variations");
    return new AxSplit(
        id,
        name,
        fields.list("variations", SplitFields::variation),
        fields.get("winner").flatMap(FlowValue::object).map(SplitFields::winner));
  }

  static AxTest test(FlowFields fields, ElementId id, String name) {
    fields.required("variations");
    return new AxTest(
        id,
        name,
        fields.list("variations", SplitFields::variation),
        rule(fields),
        fields.requiredText("onNoWinner"));
  }

  private static WinnerRule winner(FlowFields fields) {
    var rule = rule(fields);
    fields.close();
    return rule;
  }

  private static WinnerRule rule(FlowFields fields) {
    fields.required("metric");
    return new WinnerRule(
        fields.choice("metric", Metric.class).orElse(Metric.SUCCESS),
        fields.duration("after"),
        fields
            .required("minimum")
            .map(FlowValue::json)
            .flatMap(value -> value.integer(1, MOST_CONTACTS))
            .orElse(1L),
        fields.choice("method", Method.class).orElse(Method.HIGHEST));
  }

  private static Optional<Variation> variation(FlowValue value) {
    return value.object().map(SplitFields::variation);
  }

  private static Variation variation(FlowFields fields) {
    var variation =
        new Variation(
            fields.requiredText("id"),
            fields.text("name").orElse(""),
            fields
                .required("share")
                .flatMap(share -> share.json().number())
                .orElse(BigDecimal.ZERO),
            ElementReader.exit(fields, FlowElement.NEXT));
    fields.close();
    return variation;
  }

  static Distribution distribution(FlowFields fields, ElementId id, String name) {
    fields.required("exits");
    return new Distribution(
        id,
        name,
        fields.list("exits", SplitFields::limited),
        ElementReader.exit(fields, SplitElement.REST));
  }

  private static Optional<LimitedExit> limited(FlowValue value) {
    return value.object().map(SplitFields::limited);
  }

  private static LimitedExit limited(FlowFields fields) {
    var exit =
        new LimitedExit(
            fields.requiredText("id"),
            fields.required("max").map(FlowValue::json).flatMap(SplitFields::max).orElse(0L),
            ElementReader.exit(fields, FlowElement.NEXT));
    fields.close();
    return exit;
  }

  private static Optional<Long> max(JsonValue value) {
    return value.integer(0, MOST_CONTACTS);
  }

  /** Writes what the exits of the element do not say. */
  static void write(SplitElement element, ObjectNode object) {
    switch (element) {
      case AxSplit split -> {
        write(split.variations(), object);
        split.rule().ifPresent(rule -> write(rule, object.putObject("winner")));
      }
      case AxTest test -> {
        write(test.variations(), object);
        write(test.found(), object);
        object.put("onNoWinner", test.onNoWinner());
      }
      case Distribution distribution -> {
        var exits = object.putArray("exits");
        for (var exit : distribution.limits()) {
          exits
              .addObject()
              .put("id", exit.id())
              .put("max", exit.max())
              .put(FlowElement.NEXT, exit.next().value());
        }
      }
    }
  }

  private static void write(List<Variation> variations, ObjectNode object) {
    var array = object.putArray("variations");
    for (var variation : variations) {
      var written = array.addObject().put("id", variation.id());
      if (!variation.name().isEmpty()) {
        written.put("name", variation.name());
      }
      written.put("share", variation.share()).put(FlowElement.NEXT, variation.next().value());
    }
  }

  private static void write(WinnerRule rule, ObjectNode object) {
    object
        .put("metric", Choices.name(rule.metric()))
        .put("after", Durations.write(rule.after()))
        .put("minimum", rule.minimum())
        .put("method", Choices.name(rule.method()));
  }
}
