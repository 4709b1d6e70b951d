package io.relance.e2e;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.application.persistence.Json;
import io.relance.testkit.fake.SampleEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The events of AWS that {@code events/aws} keeps, filled in with what a test has. */
final class AwsEvents {
  private AwsEvents() {}

  static ObjectNode read(String name) {
    try {
      var file = SampleEvents.find().folder().resolve("aws/" + name + ".json");
      return (ObjectNode) Json.tree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request of the API in the name of whoever holds a token. */
  static String request(String token) {
    var event = read("api-request");
    ((ObjectNode) event.path("headers")).put("Authorization", "Bearer " + token);
    ((ObjectNode) event.path("multiValueHeaders")).putArray("Authorization").add("Bearer " + token);
    return event.toString();
  }

  /** A delivery of the shop that bears no signature. */
  static String unsigned() {
    var event = read("webhook-request");
    ((ObjectNode) event.path("headers")).remove("X-Shopify-Hmac-Sha256");
    ((ObjectNode) event.path("multiValueHeaders")).remove("X-Shopify-Hmac-Sha256");
    return event.toString();
  }

  static String authorization(String token) {
    return read("authorizer-request").put("authorizationToken", "Bearer " + token).toString();
  }

  /** A batch of one message of a queue, which says how an execution ended unless told more. */
  static String message(String queue, String body) {
    var event = read("queue-messages");
    var message = (ObjectNode) event.at("/Records/0");
    message.put("body", body);
    ((ObjectNode) message.path("messageAttributes"))
        .putObject("queue")
        .put("stringValue", queue)
        .put("dataType", "String");
    return event.toString();
  }

  /** A batch of one message that another service sent, which names no queue. */
  static String unnamed(String body) {
    var event = read("queue-messages");
    ((ObjectNode) event.at("/Records/0")).put("body", body);
    return event.toString();
  }
}
