package io.relance.testkit.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A topic of the fake SNS, which signs what it posts as SNS's documents say. */
public final class SnsTopic {
  /** One key for all: making one takes a while. */
  static final SelfSignedCertificate CERTIFICATE = new SelfSignedCertificate("2020-2049");

  static final SelfSignedCertificate EXPIRED = new SelfSignedCertificate("2019-2020");

  private static final List<String> NOTIFICATION =
      List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
  private static final List<String> CONFIRMATION =
      List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

  private final String arn;
  private final URI server;
  private final String version;
  private final AtomicInteger ids = new AtomicInteger();

  SnsTopic(String arn, URI server, String version) {
    this.arn = arn;
    this.server = server;
    this.version = version;
  }

  /** The same topic, signing by another version: 1 or 2. */
  public SnsTopic signing(String otherVersion) {
    return new SnsTopic(arn, server, otherVersion);
  }

  /** Another topic of the same server. */
  public SnsTopic named(String otherArn) {
    return new SnsTopic(otherArn, server, version);
  }

  /** A text that a person sent to a number of ours, as AWS End User Messaging publishes it. */
  public String text(String id, String from, String to, String body) {
    return notification(inbound(id, from, to, body));
  }

  /** The same, in reply to a text of ours. */
  public String reply(AcceptedAwsText to, String id, String body) {
    var text = inbound(id, to.to(), to.from(), body);
    return notification(text.put("previousPublishedMessageId", to.id()));
  }

  private static ObjectNode inbound(String id, String from, String to, String body) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("originationNumber", from)
        .put("destinationNumber", to)
        .put("messageKeyword", "KEYWORD_123456789012")
        .put("messageBody", body)
        .put("inboundMessageId", id);
  }

  /** An event about a text of ours, such as {@code TEXT_DELIVERED}, final or not. */
  public String event(AcceptedAwsText of, String eventType, boolean isFinal) {
    var event =
        JsonNodeFactory.instance
            .objectNode()
            .put("eventType", eventType)
            .put("eventVersion", "1.0")
            .put("eventTimestamp", 1_686_975_103_470L)
            .put("isFinal", isFinal)
            .put("originationPhoneNumber", of.from())
            .put("destinationPhoneNumber", of.to())
            .put("messageId", of.id())
            .put("messageStatus", eventType.replace("TEXT_", ""))
            .put("totalMessageParts", 2)
            .put("totalMessagePrice", 0.09582);
    event.set("context", of.request().path("Context"));
    return notification(event);
  }

  /** Any message. */
  public String notification(JsonNode message) {
    return envelope("Notification", NOTIFICATION, json -> json.put("Message", message.toString()));
  }

  /** The question whether notifications are wanted. */
  public String subscription() {
    return confirmation("SubscriptionConfirmation", server + "/");
  }

  /** The same, with another address to confirm at. */
  public String subscriptionAt(String address) {
    return confirmation("SubscriptionConfirmation", address);
  }

  /** The news that a subscription has ended. */
  public String endOfSubscription() {
    return confirmation("UnsubscribeConfirmation", server + "/");
  }

  private String confirmation(String type, String address) {
    return envelope(
        type,
        CONFIRMATION,
        json ->
            json.put("Token", "2336412f37")
                .put("Message", "You have chosen to subscribe to the topic " + arn)
                .put(
                    "SubscribeURL",
                    address + "?Action=ConfirmSubscription&TopicArn=" + arn + "&Token=2336412f37"));
  }

  /** A notification whose certificate is at another address. */
  public String certifiedBy(String address, JsonNode message) {
    return envelope(
        "Notification",
        NOTIFICATION,
        json -> json.put("Message", message.toString()).put("SigningCertURL", address));
  }

  /** A notification that was signed by a certificate that has expired. */
  public String expired(JsonNode message) {
    return certifiedBy(server + FakeSns.EXPIRED, message);
  }

  private String envelope(String type, List<String> signed, Consumer<ObjectNode> content) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("Type", type)
            .put("MessageId", "165545c9-2a5c-472c-8df2-" + ids.incrementAndGet())
            .put("TopicArn", arn)
            .put("Timestamp", "2026-04-26T20:45:04.751Z")
            .put("SignatureVersion", version)
            .put("SigningCertURL", server + FakeSns.CERTIFICATE);
    content.accept(json);
    var text = new StringBuilder();
    for (var name : signed) {
      if (json.has(name)) {
        text.append(name).append('\n').append(json.path(name).asText()).append('\n');
      }
    }
    var key = json.path("SigningCertURL").asText().endsWith(FakeSns.EXPIRED);
    var algorithm = version.equals("1") ? "SHA1withRSA" : "SHA256withRSA";
    json.put(
        "Signature",
        (key ? EXPIRED : CERTIFICATE).sign(algorithm, text.toString().getBytes(UTF_8)));
    return json.toString();
  }
}
