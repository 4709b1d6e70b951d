package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Reentry;
import io.relance.domain.flow.Trigger;
import io.relance.json.Choices;
import java.util.Optional;

/** Writes triggers and re-entry policies as {@link TriggerReader} reads them. */
final class TriggerWriter {
  private TriggerWriter() {}

  static ObjectNode write(Trigger trigger) {
    var object = JsonNodeFactory.instance.objectNode().put("kind", trigger.kind());
    switch (trigger) {
      case Trigger.AbandonedCart(var after) -> object.put("after", Durations.write(after));
      case Trigger.ShipmentUpdate(var statuses) when !statuses.isEmpty() -> {
        var array = object.putArray("statuses");
        statuses.forEach(status -> array.add(Choices.name(status)));
      }
      case Trigger.InboundMessage message -> write(message, object);
      case Trigger.Keyword keyword -> TextTriggerFields.write(keyword, object);
      case Trigger.ReplyToMessage reply -> TextTriggerFields.write(reply, object);
      case Trigger.ContactCreated(var source) ->
          source.ifPresent(way -> object.put("source", Choices.name(way)));
      case Trigger.ContactUpdated(var properties) when !properties.isEmpty() -> {
        var array = object.putArray("properties");
        properties.forEach(property -> array.add(property.value()));
      }
      case Trigger.ContactSubscribed(var channel, var type) -> write(channel, type, object);
      case Trigger.ContactUnsubscribed(var channel, var type) -> write(channel, type, object);
      case Trigger.ListJoined(var list) -> object.put("list", list.value());
      case Trigger.SegmentEntered(var segment) -> object.put("segment", segment.value());
      case Trigger.SegmentLeft(var segment) -> object.put("segment", segment.value());
      case Trigger.Import(var list, var automatic) -> {
        list.ifPresent(key -> object.put("list", key.value()));
        object.put("automatic", automatic);
      }
      case Trigger.TableRow row -> write(row, object);
      case Trigger.ByVisit visit -> VisitTriggerFields.write(visit, object);
      case Trigger.AtDates dates -> DateFields.write(dates, object);
      case Trigger.ShipmentUpdate _,
          Trigger.ContactUpdated _,
          Trigger.PostPurchase _,
          Trigger.Manual _,
          Trigger.Api _ -> {}
    }
    return object;
  }

  private static void write(Optional<Channel> channel, Optional<Purpose> type, ObjectNode object) {
    channel.ifPresent(on -> object.put("channel", Choices.name(on)));
    type.ifPresent(of -> object.put("type", Choices.name(of)));
  }

  private static void write(Trigger.TableRow row, ObjectNode object) {
    object.put("table", row.table().value());
    TriggerReader.ROW_CHANGES.forEach(
        (name, on) -> {
          if (on.equals(row.on())) {
            object.put("on", name);
          }
        });
    if (!row.columns().isEmpty()) {
      var columns = object.putArray("columns");
      row.columns().forEach(columns::add);
    }
  }

  private static void write(Trigger.InboundMessage message, ObjectNode object) {
    object.put("channel", Choices.name(message.channel()));
    if (!message.catchesAll()) {
      var keywords = object.putArray("keywords");
      message.keywords().forEach(keywords::add);
    }
    object.put("match", Choices.name(message.match()));
    object.put("caseSensitive", message.caseSensitive());
    object.put("subscribersOnly", message.subscribersOnly());
  }

  static ObjectNode write(Reentry reentry) {
    var object = JsonNodeFactory.instance.objectNode().put("kind", reentry.kind());
    switch (reentry) {
      case Reentry.AtMostEvery(var period) -> object.put("period", Durations.write(period));
      case Reentry.EveryTime _, Reentry.Once _, Reentry.NotWhileInside _ -> {}
    }
    return object;
  }
}
