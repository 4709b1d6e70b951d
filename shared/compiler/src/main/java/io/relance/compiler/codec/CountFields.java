package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.criteria.Criteria.Times;
import io.relance.domain.flow.Diagnostic;
import java.util.List;

/** Reads and writes how many events or rows a criterion wants. */
final class CountFields {
  private CountFields() {}

  static Times read(FlowFields fields) {
    var given = List.of("atLeast", "atMost", "exactly").stream().filter(fields::has).toList();
    if (given.size() > 1) {
      fields
          .place(given.get(1))
          .fault(
              Diagnostic.error(
                  "criteria.unclear", "Must have only one of atLeast, atMost and exactly."));
    }
    if (given.isEmpty()) {
      return new Times.AtLeast(1);
    }
    int count = count(fields, given.getFirst());
    return switch (given.getFirst()) {
      case "atLeast" -> new Times.AtLeast(count);
      case "atMost" -> new Times.AtMost(count);
      default -> new Times.Exactly(count);
    };
  }

  private static int count(FlowFields fields, String name) {
    var node = fields.place(name).node();
    if (node.canConvertToExactIntegral() && node.canConvertToInt() && node.asInt() >= 0) {
      return node.asInt();
    }
    fields
        .place(name)
        .fault(
            Diagnostic.error(
                "criteria.invalid-count", "Must be a whole number from 0 to 2147483647."));
    return 1;
  }

  static void write(Times times, ObjectNode object) {
    switch (times) {
      case Times.AtLeast(var count) -> object.put("atLeast", count);
      case Times.AtMost(var count) -> object.put("atMost", count);
      case Times.Exactly(var count) -> object.put("exactly", count);
    }
  }
}
