package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.flow.SplitElement.AxSplit;
import io.relance.domain.flow.SplitElement.Distribution;
import io.relance.domain.flow.SplitElement.LimitedExit;
import io.relance.domain.flow.SplitElement.Variation;
import io.relance.domain.id.ElementId;
import io.relance.json.JsonValue;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads and writes the elements that spread contacts over their exits. */
final class SplitFields {
  private static final long MOST_CONTACTS = 1_000_000_000;

  private SplitFields() {}

  static AxSplit split(FlowFields fields, ElementId id, String name) {
    fields.required("variations");
    return new AxSplit(id, name, fields.list("variations", SplitFields::variation));
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
        var variations = object.putArray("variations");
        for (var variation : split.variations()) {
          var written = variations.addObject().put("id", variation.id());
          if (!variation.name().isEmpty()) {
            written.put("name", variation.name());
          }
          written.put("share", variation.share()).put(FlowElement.NEXT, variation.next().value());
        }
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
}
