package io.relance.aws.sqs;

import io.relance.aws.AwsFailures;
import io.relance.aws.AwsNames;
import io.relance.aws.Backoff;
import io.relance.aws.SharedQueue;
import io.relance.domain.failure.PermanentFailure;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.QueueName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Sends the messages of a batch until SQS has accepted each. */
final class SendMessages {
  private final SqsClient client;
  private final AwsNames names;
  private final Backoff backoff;

  SendMessages(SqsClient client, AwsNames names, Backoff backoff) {
    this.client = client;
    this.names = names;
    this.backoff = backoff;
  }

  void send(String url, QueueName queue, List<Message> batch) {
    if (batch.size() == 1) {
      sendOne(url, queue, batch.getFirst());
      return;
    }
    var entries = new ArrayList<SendMessageBatchRequestEntry>();
    for (var message : batch) {
      entries.add(entry(String.valueOf(entries.size()), queue, message));
    }
    sendAll(url, entries);
  }

  private void sendAll(String url, List<SendMessageBatchRequestEntry> entries) {
    var left = entries;
    for (var tried = 1; ; tried++) {
      var sent = List.copyOf(left);
      var answer =
          AwsFailures.call(() -> client.sendMessageBatch(b -> b.queueUrl(url).entries(sent)));
      var refused = refused(answer.failed());
      if (refused.isEmpty()) {
        return;
      }
      left = sent.stream().filter(entry -> refused.contains(entry.id())).toList();
      if (!backoff.again(tried)) {
        throw new TransientFailure("SQS leaves messages of a batch untaken")
            .with("left", left.size());
      }
    }
  }

  /** What may be tried again; what is our fault may not. */
  private static java.util.Set<String> refused(List<BatchResultErrorEntry> failed) {
    failed.stream()
        .filter(BatchResultErrorEntry::senderFault)
        .findFirst()
        .ifPresent(
            entry -> {
              throw new PermanentFailure("SQS refuses a message").with("code", entry.code());
            });
    return failed.stream().map(BatchResultErrorEntry::id).collect(Collectors.toSet());
  }

  private void sendOne(String url, QueueName queue, Message message) {
    var entry = entry("0", queue, message);
    var request =
        SendMessageRequest.builder()
            .queueUrl(url)
            .messageBody(entry.messageBody())
            .messageGroupId(entry.messageGroupId())
            .messageDeduplicationId(entry.messageDeduplicationId())
            .delaySeconds(entry.delaySeconds())
            .messageAttributes(entry.messageAttributes())
            .build();
    AwsFailures.call(() -> client.sendMessage(request));
  }

  private SendMessageBatchRequestEntry entry(String id, QueueName queue, Message message) {
    return SendMessageBatchRequestEntry.builder()
        .id(id)
        .messageBody(message.body())
        .messageGroupId(message.group().orElse(null))
        .messageDeduplicationId(deduplication(queue, message))
        .delaySeconds(delay(message))
        .messageAttributes(mark(queue))
        .build();
  }

  /** In a shared queue, an attribute of the message names its queue. */
  private Map<String, MessageAttributeValue> mark(QueueName queue) {
    return names.lane(queue).isEmpty()
        ? Map.of()
        : Map.of(
            SharedQueue.MARK,
            MessageAttributeValue.builder().dataType("String").stringValue(queue.name()).build());
  }

  /** An ordered queue requires a value; a unique one drops the duplicate of an SDK retry. */
  private static @Nullable String deduplication(QueueName queue, Message message) {
    var own =
        queue.ordered() ? Optional.of(UUID.randomUUID().toString()) : Optional.<String>empty();
    return message.deduplication().or(() -> own).orElse(null);
  }

  /** Whole seconds, none too few; an ordered queue does not take even a delay of none. */
  private static @Nullable Integer delay(Message message) {
    return message.delay().isZero()
        ? null
        : Integer.valueOf((int) message.delay().plusNanos(999_999_999).toSeconds());
  }
}
