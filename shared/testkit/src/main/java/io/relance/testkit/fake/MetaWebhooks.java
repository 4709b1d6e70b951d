package io.relance.testkit.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** Writes webhooks as Meta's documents show them. */
public final class MetaWebhooks {
  private final MetaAccount account;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  private MetaWebhooks(MetaAccount account) {
    this.account = account;
    json.put("object", "whatsapp_business_account").putArray("entry");
  }

  /** A webhook of an account, with nothing in it. */
  public static MetaWebhooks of(MetaAccount account) {
    return new MetaWebhooks(account);
  }

  /** Adds a text message. */
  public MetaWebhooks text(String id, String from, String body) {
    return message(
        id, from, message -> message.put("type", "text").putObject("text").put("body", body));
  }

  /** Adds a message of any type. */
  public MetaWebhooks message(String id, String from, Consumer<ObjectNode> content) {
    var value = value();
    var contact = value.putArray("contacts").addObject();
    contact.put("wa_id", from).putObject("profile").put("name", "Camille");
    var message = value.putArray("messages").addObject();
    message.put("from", from).put("id", id).put("timestamp", "1749416383");
    content.accept(message);
    return this;
  }

  /** Adds the status of a message that was accepted. */
  public MetaWebhooks status(AcceptedWhatsApp of, String status) {
    status(of.id(), of.to(), status).put("biz_opaque_callback_data", of.sendId());
    return this;
  }

  /** Adds the status of a message that failed. */
  public MetaWebhooks failure(AcceptedWhatsApp of, int code) {
    var status = status(of.id(), of.to(), "failed").put("biz_opaque_callback_data", of.sendId());
    status.putArray("errors").addObject().put("code", code).put("title", "Failed");
    return this;
  }

  private ObjectNode status(String id, String to, String status) {
    return value()
        .putArray("statuses")
        .addObject()
        .put("id", id)
        .put("status", status)
        .put("timestamp", "1750030073")
        .put("recipient_id", to.replace("+", ""));
  }

  private ObjectNode value() {
    var change =
        json.withArray("entry")
            .addObject()
            .put("id", "102290129340398")
            .putArray("changes")
            .addObject();
    var value = change.put("field", "messages").putObject("value");
    value.put("messaging_product", "whatsapp");
    value
        .putObject("metadata")
        .put("display_phone_number", account.number())
        .put("phone_number_id", account.phoneNumberId());
    return value;
  }

  /** The body. */
  public String body() {
    return json.toString();
  }
}
