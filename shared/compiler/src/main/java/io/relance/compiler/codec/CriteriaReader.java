package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.consent.Purpose;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Criteria.Since;
import io.relance.domain.criteria.Criteria.Times;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.ListKey;
import io.relance.domain.text.NearestName;
import java.util.List;
import java.util.Optional;

/** Reads criteria; each object asks one thing, named by its first word. */
final class CriteriaReader {
  /** Deeper than any question a person asks, shallower than what recursion bears. */
  private static final int MAX_DEPTH = 100;

  private static final List<String> KINDS =
      List.of("all", "any", "not", "property", "list", "event", "consent", "reachable", "lastSend");

  private CriteriaReader() {}

  static Optional<Criteria> read(JsonNode node, JsonPath jsonPath) {
    return read(node, jsonPath, 0);
  }

  private static Optional<Criteria> read(JsonNode node, JsonPath jsonPath, int depth) {
    if (depth > MAX_DEPTH) {
      jsonPath.note(
          Diagnostic.error(
              "criteria.too-deep",
              "Criteria must be nested at most " + MAX_DEPTH + " levels deep."));
      return Optional.empty();
    }
    if (!node.isObject()) {
      jsonPath.note(Fields.wrongType("an object", node));
      return Optional.empty();
    }
    var kinds = KINDS.stream().filter(node::has).toList();
    if (kinds.size() != 1) {
      jsonPath.note(unclear(node));
      return Optional.empty();
    }
    var fields = new Fields(node, jsonPath);
    var criteria = read(kinds.getFirst(), fields, depth + 1);
    fields.close();
    return criteria;
  }

  private static Optional<Criteria> read(String kind, Fields fields, int depth) {
    return switch (kind) {
      case "all" -> Optional.of(new Criteria.All(parts(fields, kind, depth)));
      case "any" -> Optional.of(new Criteria.Any(parts(fields, kind, depth)));
      case "not" ->
          fields
              .node(kind)
              .flatMap(part -> read(part, fields.place(kind), depth))
              .map(Criteria.Not::new);
      case "property" -> property(fields);
      case "list" -> word(fields, kind).map(id -> new Criteria.InList(new ListKey(id)));
      case "event" -> event(fields);
      case "consent" -> consent(fields);
      case "reachable" -> fields.choice(kind, WireNames.CHANNEL).map(Criteria.Reachable::new);
      case "lastSend" -> fields.choice(kind, WireNames.SEND_FATE).map(Criteria.LastSend::new);
      default -> throw new IllegalStateException("Criterion " + kind + " has no reader");
    };
  }

  private static Diagnostic unclear(JsonNode node) {
    var near =
        node.properties().stream()
            .flatMap(field -> NearestName.of(field.getKey(), KINDS).stream())
            .findFirst();
    return Diagnostic.error(
            "criteria.unclear",
            "A criterion must have exactly one of " + String.join(", ", KINDS) + ".")
        .hint(
            near.filter(kind -> !node.has(kind))
                .map(kind -> "Did you mean \"" + kind + "\"?")
                .orElse("Combine several criteria with all or any."));
  }

  private static List<Criteria> parts(Fields fields, String kind, int depth) {
    var parts = fields.list(kind, (part, jsonPath) -> read(part, jsonPath, depth));
    if (fields.node(kind).filter(node -> node.isArray() && node.isEmpty()).isPresent()) {
      fields
          .place(kind)
          .note(Diagnostic.error("criteria.empty", "Must have at least one criterion."));
    }
    return parts;
  }

  private static Optional<Criteria> property(Fields fields) {
    var name = word(fields, "property").map(PropertyName::new);
    var test = PropertyTests.read(fields);
    return name.flatMap(known -> test.map(asked -> new Criteria.Property(known, asked)));
  }

  private static Optional<Criteria> consent(Fields fields) {
    var channel = fields.choice("consent", WireNames.CHANNEL);
    var state = fields.required("is").flatMap(_ -> fields.choice("is", WireNames.CONSENT_STATE));
    var type = fields.choice("type", WireNames.PURPOSE).orElse(Purpose.MARKETING);
    return channel.flatMap(on -> state.map(in -> new Criteria.Consent(on, type, in)));
  }

  private static Optional<Criteria> event(Fields fields) {
    var name = word(fields, "event").map(EventName::new);
    var times = times(fields);
    var since = fields.text("since").flatMap(text -> since(text, fields.place("since")));
    return name.map(known -> new Criteria.Event(known, times, since));
  }

  private static Times times(Fields fields) {
    var given =
        List.of("atLeast", "atMost", "exactly").stream()
            .filter(name -> fields.node(name).isPresent())
            .toList();
    if (given.size() > 1) {
      fields
          .place(given.get(1))
          .note(
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

  private static int count(Fields fields, String name) {
    var node = fields.node(name).orElseThrow();
    if (node.canConvertToExactIntegral() && node.canConvertToInt() && node.asInt() >= 0) {
      return node.asInt();
    }
    fields
        .place(name)
        .note(
            Diagnostic.error(
                "criteria.invalid-count", "Must be a whole number from 0 to 2147483647."));
    return 1;
  }

  private static Optional<Since> since(String text, JsonPath jsonPath) {
    return text.equals("entry")
        ? Optional.of(new Since.Entry())
        : Durations.read(text, jsonPath).map(Since.Last::new);
  }

  private static Optional<String> word(Fields fields, String name) {
    var text = fields.text(name);
    if (text.filter(String::isBlank).isPresent()) {
      fields.place(name).note(Diagnostic.error("json.empty", "Must not be empty."));
      return Optional.empty();
    }
    return text;
  }
}
