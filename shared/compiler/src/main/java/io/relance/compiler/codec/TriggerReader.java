package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.KeywordMatch;
import io.relance.domain.flow.Reentry;
import io.relance.domain.flow.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads triggers and re-entry policies. */
final class TriggerReader {
  static final List<String> KINDS =
      List.of(
          "post-purchase",
          "abandoned-cart",
          "shipment-update",
          "inbound-message",
          "contact-unsubscribed",
          "manual",
          "api");

  private static final List<String> REENTRY_KINDS =
      List.of("every-time", "once", "not-while-in-progress", "at-most-every");

  private TriggerReader() {}

  /** Empty when the file names no trigger that this version knows. */
  static Optional<Trigger> read(JsonNode node, JsonPath jsonPath) {
    var fields = new Fields(node, jsonPath);
    var kind = fields.readable() ? fields.requiredText("kind") : "";
    var trigger = read(kind, fields);
    if (trigger.isPresent()) {
      fields.close();
    } else {
      fields.noteUnknownKind("flow.unknown-trigger", "trigger", KINDS);
    }
    return trigger;
  }

  private static Optional<Trigger> read(String kind, Fields fields) {
    return switch (kind) {
      case "post-purchase" -> Optional.of(new Trigger.PostPurchase());
      case "abandoned-cart" -> Optional.of(new Trigger.AbandonedCart(fields.duration("after")));
      case "shipment-update" -> Optional.of(shipmentUpdate(fields));
      case "inbound-message" -> Optional.of(inboundMessage(fields));
      case "contact-unsubscribed" ->
          Optional.of(
              new Trigger.ContactUnsubscribed(
                  fields.choice("channel", WireNames.CHANNEL),
                  fields.choice("type", WireNames.PURPOSE)));
      case "manual" -> Optional.of(new Trigger.Manual());
      case "api" -> Optional.of(new Trigger.Api());
      default -> Optional.empty();
    };
  }

  private static Trigger shipmentUpdate(Fields fields) {
    if (fields.node("statuses").filter(node -> node.isArray() && node.isEmpty()).isPresent()) {
      fields
          .place("statuses")
          .note(
              Diagnostic.error("trigger.no-statuses", "Must name at least one status.")
                  .hint("Leave the field out to trigger at every status."));
    }
    return new Trigger.ShipmentUpdate(
        Set.copyOf(fields.list("statuses", WireNames.SHIPMENT_STATUS::read)));
  }

  private static Trigger inboundMessage(Fields fields) {
    fields.required("keywords");
    return new Trigger.InboundMessage(
        fields.choice("channel", WireNames.CHANNEL).orElse(Channel.SMS),
        fields.list("keywords", Fields::asText),
        fields.choice("match", WireNames.KEYWORD_MATCH).orElse(KeywordMatch.CONTAINS),
        fields.flag("caseSensitive", false),
        fields.flag("subscribersOnly", false));
  }

  static Reentry readReentry(JsonNode node, JsonPath jsonPath) {
    var fields = new Fields(node, jsonPath);
    var kind = fields.readable() ? fields.requiredText("kind") : "";
    Reentry reentry =
        switch (kind) {
          case "once" -> new Reentry.Once();
          case "not-while-in-progress" -> new Reentry.NotWhileInside();
          case "at-most-every" -> new Reentry.AtMostEvery(fields.duration("period"));
          default -> new Reentry.EveryTime();
        };
    if (REENTRY_KINDS.contains(kind)) {
      fields.close();
    } else {
      fields.noteUnknownKind("json.unknown-value", "reentry", REENTRY_KINDS);
    }
    return reentry;
  }
}
