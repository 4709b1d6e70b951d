package io.relance.providers.sns;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What SNS posts: a message of a topic, or a question about a subscription, signed. */
record SnsEnvelope(JsonNode json) {
  static final String NOTIFICATION = "Notification";
  static final String SUBSCRIPTION = "SubscriptionConfirmation";
  static final String END_OF_SUBSCRIPTION = "UnsubscribeConfirmation";

  private static final List<String> SIGNED_OF_NOTIFICATION =
      List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");

  private static final List<String> SIGNED_OF_SUBSCRIPTION =
      List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

  /** Two fields of one name would let the signed one and the one that is read differ. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Reads a body; empty when it is no envelope of SNS. */
  static Optional<SnsEnvelope> read(byte[] body) {
    try {
      return Optional.ofNullable(JSON.readTree(body))
          .map(SnsEnvelope::new)
          .filter(it -> it.isWhole());
    } catch (IOException | NumberFormatException _) {
      // Of a number with too large an exponent the parser throws the second.
      return Optional.empty();
    }
  }

  private boolean isWhole() {
    return switch (type()) {
      case NOTIFICATION ->
          SIGNED_OF_NOTIFICATION.stream()
              .allMatch(name -> json.path(name).isTextual() || name.equals("Subject"));
      case SUBSCRIPTION, END_OF_SUBSCRIPTION ->
          SIGNED_OF_SUBSCRIPTION.stream().allMatch(name -> json.path(name).isTextual());
      default -> false;
    };
  }

  String type() {
    return text("Type");
  }

  String topic() {
    return text("TopicArn");
  }

  /** A field; empty when it is absent or no text. */
  String text(String name) {
    return Optional.ofNullable(json.path(name).textValue()).orElse("");
  }

  /** What SNS signs: the names and values of the fields of its type that are there. */
  String toSign() {
    var names = type().equals(NOTIFICATION) ? SIGNED_OF_NOTIFICATION : SIGNED_OF_SUBSCRIPTION;
    var text = new StringBuilder();
    for (var name : names) {
      if (json.path(name).isTextual()) {
        text.append(name).append('\n').append(text(name)).append('\n');
      }
    }
    return text.toString();
  }

  /** Never shows a text or a token. */
  @Override
  public String toString() {
    return "SnsEnvelope[type=" + type() + "]";
  }
}
