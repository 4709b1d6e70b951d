package io.relance.providers.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.inbound.ParsedWebhook;
import io.relance.domain.inbound.ParsedWebhook.Malformed;
import io.relance.domain.inbound.ParsedWebhook.Parsed;
import io.relance.domain.inbound.WhatsAppUpdates;
import java.io.IOException;
import java.util.ArrayList;

/**
 * Reads the webhooks of Meta's whose signature was right. Fields, types of messages and kinds of
 * reports that are not known are no fault; they are counted and left out.
 */
final class CloudWebhooks {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String MESSAGES = "messages";

  private final String phoneNumberId;

  CloudWebhooks(String phoneNumberId) {
    this.phoneNumberId = phoneNumberId;
  }

  ParsedWebhook<WhatsAppUpdates> parse(byte[] body) {
    try {
      var json = JSON.readTree(body);
      return json.path("entry").isArray()
          ? new Parsed<>(new Reading().read(json))
          : new Malformed<>("entry", "is missing");
    } catch (IOException | NumberFormatException _) {
      // Of a number with too large an exponent the parser throws the second.
      return new Malformed<>("body", "is not JSON");
    }
  }

  /** Collects what the entries, changes and lists of one webhook contain. */
  private final class Reading {
    private final ArrayList<InboundText> texts = new ArrayList<>();
    private final ArrayList<DeliveryReceipt> receipts = new ArrayList<>();
    private int unread;

    WhatsAppUpdates read(JsonNode json) {
      for (var entry : json.path("entry")) {
        for (var change : entry.path("changes")) {
          read(change.path("field").asText(), change.path("value"));
        }
      }
      return new WhatsAppUpdates(texts, receipts, unread);
    }

    private void read(String field, JsonNode value) {
      if (!field.equals(MESSAGES)) {
        unread++;
        return;
      }
      if (!value.at("/metadata/phone_number_id").asText().equals(phoneNumberId)) {
        unread += value.path(MESSAGES).size() + value.path("statuses").size();
        return;
      }
      var ourNumber = value.at("/metadata/display_phone_number").asText();
      for (var message : value.path(MESSAGES)) {
        CloudTexts.read(message, phoneNumberId)
            .filter(text -> !CloudTexts.isSameNumber(text.from(), ourNumber))
            .ifPresentOrElse(texts::add, () -> unread++);
      }
      for (var status : value.path("statuses")) {
        CloudStatuses.read(status).ifPresentOrElse(receipts::add, () -> unread++);
      }
    }
  }
}
