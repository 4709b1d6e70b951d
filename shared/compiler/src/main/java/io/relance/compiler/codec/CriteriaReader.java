package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Criteria.SendOutcome;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.SegmentKey;
import io.relance.domain.id.TableKey;
import io.relance.domain.text.NearestName;
import java.util.List;
import java.util.Optional;

/** Reads criteria; each object is one criterion, named by one of its fields. */
final class CriteriaReader {
  /** Deeper than any criteria that a person writes, and safe for recursion. */
  private static final int MAX_DEPTH = 100;

  private static final List<String> KINDS =
      List.of(
          "all",
          "any",
          "not",
          "property",
          "list",
          "segment",
          "persona",
          "event",
          "table",
          "consent",
          "reachable",
          "message",
          "lastSend");

  private static final CriteriaReader OF_CONTACT = new CriteriaReader(KINDS);

  /** Criteria over the properties of an event. */
  private static final CriteriaReader OF_RECORD =
      new CriteriaReader(List.of("all", "any", "not", "property"));

  private final List<String> kinds;

  private CriteriaReader(List<String> kinds) {
    this.kinds = kinds;
  }

  static Optional<Criteria> read(FlowValue value) {
    return OF_CONTACT.read(value, 0);
  }

  private Optional<Criteria> read(FlowValue value, int depth) {
    if (depth > MAX_DEPTH) {
      value.fault(
          Diagnostic.error(
              "criteria.too-deep",
              "Criteria must be nested at most " + MAX_DEPTH + " levels deep."));
      return Optional.empty();
    }
    return value.object().flatMap(fields -> read(value, fields, depth + 1));
  }

  private Optional<Criteria> read(FlowValue value, FlowFields fields, int depth) {
    var given = kinds.stream().filter(value.node()::has).toList();
    if (given.size() != 1) {
      value.fault(unclear(value.node()));
      return Optional.empty();
    }
    var criteria = read(given.getFirst(), fields, depth);
    fields.close();
    return criteria;
  }

  private Optional<Criteria> read(String kind, FlowFields fields, int depth) {
    return switch (kind) {
      case "all" -> Optional.of(new Criteria.All(parts(fields, kind, depth)));
      case "any" -> Optional.of(new Criteria.Any(parts(fields, kind, depth)));
      case "not" -> fields.get(kind).flatMap(part -> read(part, depth)).map(Criteria.Not::new);
      case "property" -> property(fields);
      case "list" -> fields.word(kind).map(id -> new Criteria.InList(new ListKey(id)));
      case "segment", "persona" ->
          fields
              .word(kind)
              .map(key -> new Criteria.InSegment(new SegmentKey(key), kind.equals("persona")));
      case "event" ->
          EventCriteria.read(fields, where -> OF_RECORD.read(where, depth))
              .map(Criteria.class::cast);
      case "table" -> rows(fields, depth);
      case "consent" -> consent(fields);
      case "reachable" -> fields.choice(kind, Channel.class).map(Criteria.Reachable::new);
      case "message" -> MessageCriteria.read(fields).map(Criteria.class::cast);
      case "lastSend" -> fields.choice(kind, SendOutcome.class).map(Criteria.MessageOutcome::last);
      default -> throw new IllegalStateException("Criterion " + kind + " has no reader");
    };
  }

  private static Optional<Criteria> rows(FlowFields fields, int depth) {
    var table = fields.word("table").map(TableKey::new);
    var times = CountFields.read(fields);
    var filter = fields.get("where").flatMap(where -> OF_RECORD.read(where, depth));
    return table.map(key -> new Criteria.RelatedRows(key, times, filter));
  }

  private Diagnostic unclear(JsonNode node) {
    var near =
        node.properties().stream()
            .flatMap(field -> NearestName.of(field.getKey(), kinds).stream())
            .findFirst();
    return Diagnostic.error(
            "criteria.unclear",
            "A criterion must have exactly one of " + String.join(", ", kinds) + ".")
        .hint(
            near.filter(kind -> !node.has(kind))
                .map(kind -> "Did you mean \"" + kind + "\"?")
                .orElse("Combine several criteria with all or any."));
  }

  private List<Criteria> parts(FlowFields fields, String kind, int depth) {
    var parts = fields.list(kind, part -> read(part, depth));
    if (fields.isEmptyList(kind)) {
      fields
          .place(kind)
          .fault(Diagnostic.error("criteria.empty", "Must have at least one criterion."));
    }
    return parts;
  }

  private static Optional<Criteria> property(FlowFields fields) {
    var name = fields.word("property").map(PropertyName::new);
    var test = PropertyTests.read(fields);
    return name.flatMap(known -> test.map(comparison -> new Criteria.Property(known, comparison)));
  }

  private static Optional<Criteria> consent(FlowFields fields) {
    var channel = fields.choice("consent", Channel.class);
    var state = fields.required("is").flatMap(_ -> fields.choice("is", ConsentState.class));
    var type = fields.choice("type", Purpose.class).orElse(Purpose.MARKETING);
    return channel.flatMap(on -> state.map(in -> new Criteria.Consent(on, type, in)));
  }
}
