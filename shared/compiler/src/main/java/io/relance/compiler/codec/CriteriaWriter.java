package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.id.ElementId;
import io.relance.json.Choices;
import java.util.List;

/** Writes criteria as {@link CriteriaReader} reads them. */
final class CriteriaWriter {
  private CriteriaWriter() {}

  static ObjectNode write(Criteria criteria) {
    var object = JsonNodeFactory.instance.objectNode();
    switch (criteria) {
      case Criteria.All(var parts) -> object.set("all", write(parts));
      case Criteria.Any(var parts) -> object.set("any", write(parts));
      case Criteria.Not(var part) -> object.set("not", write(part));
      case Criteria.Property(var name, var test) -> {
        object.put("property", name.value());
        PropertyTests.write(test, object);
      }
      case Criteria.InList(var list) -> object.put("list", list.value());
      case Criteria.InSegment(var segment, var persona) ->
          object.put(persona ? "persona" : "segment", segment.value());
      case Criteria.Event event -> EventCriteria.write(event, object);
      case Criteria.RelatedRows(var table, var times, var where) -> {
        object.put("table", table.value());
        CountFields.write(times, object);
        where.ifPresent(filter -> object.set("where", write(filter)));
      }
      case Criteria.Consent(var channel, var type, var state) ->
          object
              .put("consent", Choices.name(channel))
              .put("type", Choices.name(type))
              .put("is", Choices.name(state));
      case Criteria.Reachable(var channel) -> object.put("reachable", Choices.name(channel));
      case Criteria.MessageOutcome message -> message(message, object);
    }
    return object;
  }

  private static void message(Criteria.MessageOutcome message, ObjectNode object) {
    var outcome = Choices.name(message.outcome());
    if (message.element().isEmpty() && message.link().isEmpty()) {
      object.put("lastSend", outcome);
      return;
    }
    object
        .put("message", message.element().map(ElementId::value).orElse(MessageCriteria.LAST))
        .put("is", outcome);
    message.link().ifPresent(link -> object.put("link", link));
  }

  private static ArrayNode write(List<Criteria> parts) {
    var array = JsonNodeFactory.instance.arrayNode();
    parts.forEach(part -> array.add(write(part)));
    return array;
  }
}
