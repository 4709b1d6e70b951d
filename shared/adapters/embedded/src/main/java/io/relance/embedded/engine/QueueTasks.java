package io.relance.embedded.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.QueueName;
import io.relance.interpreter.execution.Failure;
import io.relance.interpreter.execution.TaskCall;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads the arguments of sqs:sendMessage. */
final class QueueTasks {
  private static final String REFUSED = "SQS.AmazonSQSException";

  private final Map<String, QueueName> queues;

  QueueTasks(Map<String, QueueName> queues) {
    this.queues = queues;
  }

  /** The queue refuses the message. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String error;

    Refused(String error, String message) {
      super(message);
      this.error = error;
    }

    Failure failure() {
      return Failure.of(error, String.valueOf(getMessage()));
    }
  }

  OutgoingMessage posting(TaskCall call) throws Refused {
    JsonNode arguments = call.arguments();
    QueueName queue = queues.get(arguments.path("QueueUrl").asText());
    if (queue == null) {
      throw new Refused("SQS.QueueDoesNotExistException", "The specified queue does not exist.");
    }
    JsonNode body = arguments.path("MessageBody");
    if (body.isMissingNode() || (body.isTextual() && body.textValue().isEmpty())) {
      throw new Refused(REFUSED, "The request must contain the parameter MessageBody.");
    }
    String text = body.isTextual() ? body.textValue() : EngineJson.write(body);
    var message =
        new Message(
            text,
            Optional.ofNullable(arguments.path("MessageGroupId").textValue()),
            Duration.ofSeconds(arguments.path("DelaySeconds").asLong(0)),
            Optional.ofNullable(arguments.path("MessageDeduplicationId").textValue()));
    try {
      message.checkSuits(queue);
    } catch (IllegalArgumentException e) {
      throw new Refused(REFUSED, String.valueOf(e.getMessage()));
    }
    return new OutgoingMessage(queue, message, response(text));
  }

  private static JsonNode response(String body) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("MD5OfMessageBody", md5(body))
        .put("MessageId", UUID.randomUUID().toString());
  }

  private static String md5(String body) {
    try {
      var digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
