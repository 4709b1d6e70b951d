package io.relance.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.application.persistence.Tables;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.QueueName;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Table;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;

/** Lines as JSON objects, each told by its first name; the same line is always the same text. */
final class ExportLineCodec {
  private ExportLineCodec() {}

  static String encode(ExportLine exportLine) {
    var json = Json.MAPPER.createObjectNode();
    switch (exportLine) {
      case ExportLine.Manifest(var format, var product, var at) ->
          json.put("format", format).put("product", product).put("at", at);
      case ExportLine.Kept(var item) -> encode(json, item);
      case ExportLine.Piece(var object, var number, var bytes, var last) ->
          json.put("object", object).put("number", number).put("bytes", bytes).put("last", last);
      case ExportLine.Waiting(var queue, var message) -> encode(json, queue, message);
      case ExportLine.Seal(var parts) -> {
        var sums = json.putObject("seal");
        parts.forEach(
            (part, sum) ->
                sums.putObject(part).put("lines", sum.lines()).put("digest", sum.digest()));
      }
    }
    return Json.write(json);
  }

  private static void encode(ObjectNode json, Item item) {
    json.put("table", item.key().table().name())
        .put("partition", item.key().partition())
        .put("sort", item.key().sort())
        .set("item", ValueJson.encode(item.attributes()));
  }

  private static void encode(ObjectNode json, QueueName queue, Message message) {
    json.put("queue", queue.name()).put("body", message.body());
    message.group().ifPresent(group -> json.put("group", group));
    json.put("delay", message.delay().toString());
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException when it is none of ours
   */
  static ExportLine decode(String text) {
    var json = Json.tree(text);
    return switch (json.isObject() && !json.isEmpty() ? json.fieldNames().next() : "") {
      case "format" ->
          new ExportLine.Manifest(number(json, "format"), text(json, "product"), text(json, "at"));
      case "table" -> new ExportLine.Kept(item(json));
      case "object" ->
          new ExportLine.Piece(
              text(json, "object"),
              number(json, "number"),
              text(json, "bytes"),
              json.path("last").booleanValue());
      case "queue" -> new ExportLine.Waiting(queue(text(json, "queue")), message(json));
      case "seal" -> seal(json.path("seal"));
      default ->
          throw new IllegalArgumentException(
              "The line must be an object that begins with its kind");
    };
  }

  private static Item item(JsonNode json) {
    var key = new ItemKey(table(text(json, "table")), text(json, "partition"), text(json, "sort"));
    return new Item(key, ValueJson.decode(json.path("item")));
  }

  private static Message message(JsonNode json) {
    var message = Message.of(text(json, "body")).delayed(Duration.parse(text(json, "delay")));
    return json.has("group") ? message.inGroup(text(json, "group")) : message;
  }

  private static ExportLine.Seal seal(JsonNode json) {
    var parts = new TreeMap<String, Checksums.Sum>();
    json.properties()
        .forEach(
            part ->
                parts.put(
                    part.getKey(),
                    new Checksums.Sum(
                        part.getValue().path("lines").longValue(),
                        text(part.getValue(), "digest"))));
    return new ExportLine.Seal(parts);
  }

  private static Table table(String name) {
    return Tables.ALL.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no table \"" + name + "\""));
  }

  private static QueueName queue(String name) {
    return Queues.ALL.stream()
        .filter(queue -> queue.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no queue \"" + name + "\""));
  }

  private static String text(JsonNode json, String name) {
    return Optional.ofNullable(json.path(name).textValue())
        .orElseThrow(
            () -> new IllegalArgumentException("The line's " + name + " must be a string"));
  }

  private static int number(JsonNode json, String name) {
    if (!json.path(name).isInt()) {
      throw new IllegalArgumentException("The line's " + name + " must be a whole number");
    }
    return json.path(name).intValue();
  }
}
