package io.relance.aws.sqs;

import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.MESSAGE_GROUP_ID;

import io.relance.aws.AwsFailures;
import io.relance.aws.AwsNames;
import io.relance.aws.SharedQueue;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Receives the messages of some queues; those of others in a shared queue are left there. */
final class ReceiveMessages {
  private static final int MOST_AT_ONCE = 10;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final SqsClient client;
  private final AwsNames names;

  ReceiveMessages(SqsClient client, AwsNames names) {
    this.client = client;
    this.names = names;
  }

  /** The SQS queue that holds the messages or dead letters of the queues that share it. */
  record Source(String url, List<QueueName> queues) {}

  /** A message and the queue it was sent to. */
  private record Found(QueueName queue, Received message) {}

  /** Repeats the receive, of at most ten messages each, until one returns none. */
  Map<QueueName, List<Received>> receive(Source from, int max, Duration wait) {
    var received = new ArrayList<>(patiently(from, Math.min(MOST_AT_ONCE, max), wait));
    var more = !received.isEmpty();
    while (more && received.size() < max) {
      var next = some(from, Math.min(MOST_AT_ONCE, max - received.size()), Duration.ZERO);
      received.addAll(next);
      more = !next.isEmpty();
    }
    return received.stream()
        .collect(
            Collectors.groupingBy(
                Found::queue,
                LinkedHashMap::new,
                Collectors.mapping(Found::message, Collectors.toList())));
  }

  /** SQS waits for at most 20 seconds. */
  private List<Found> patiently(Source from, int max, Duration wait) {
    var left = wait;
    var received = some(from, max, shorter(left));
    while (received.isEmpty() && left.compareTo(LONGEST_WAIT) > 0) {
      left = left.minus(LONGEST_WAIT);
      received = some(from, max, shorter(left));
    }
    return received;
  }

  private static Duration shorter(Duration wait) {
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private List<Found> some(Source from, int max, Duration wait) {
    var seconds = (int) wait.plusNanos(999_999_999).toSeconds();
    var messages =
        AwsFailures.call(
                () ->
                    client.receiveMessage(
                        receive ->
                            receive
                                .queueUrl(from.url())
                                .maxNumberOfMessages(max)
                                .waitTimeSeconds(seconds)
                                .messageAttributeNames(SharedQueue.MARK)
                                .messageSystemAttributeNames(
                                    APPROXIMATE_RECEIVE_COUNT, MESSAGE_GROUP_ID)))
            .messages();
    var found = new ArrayList<Found>();
    for (var message : messages) {
      queueOf(from, message)
          .filter(from.queues()::contains)
          .ifPresentOrElse(
              queue -> found.add(new Found(queue, received(message))), () -> leave(from, message));
    }
    return found;
  }

  private Optional<QueueName> queueOf(Source from, Message message) {
    var one = from.queues().getFirst();
    var mark =
        Optional.ofNullable(message.messageAttributes().get(SharedQueue.MARK))
            .map(MessageAttributeValue::stringValue);
    return names
        .lane(one)
        .map(shared -> mark.map(shared::marked).orElseGet(() -> Optional.of(shared.unmarked())))
        .orElse(Optional.of(one));
  }

  private void leave(Source from, Message message) {
    AwsFailures.call(
        () ->
            client.changeMessageVisibility(
                change ->
                    change
                        .queueUrl(from.url())
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0)));
  }

  private static Received received(Message message) {
    var attributes = message.attributes();
    return new Received(
        message.messageId(),
        message.receiptHandle(),
        message.body(),
        Optional.ofNullable(attributes.get(MESSAGE_GROUP_ID)),
        Integer.parseInt(attributes.getOrDefault(APPROXIMATE_RECEIVE_COUNT, "1")));
  }
}
