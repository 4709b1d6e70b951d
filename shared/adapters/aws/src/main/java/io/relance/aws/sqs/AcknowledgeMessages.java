package io.relance.aws.sqs;

import io.relance.aws.AwsFailures;
import io.relance.aws.Backoff;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.queue.Received;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;

/** Removes messages, ten at a time, until each is gone or its receipt counts no more. */
final class AcknowledgeMessages {
  private static final int ENTRIES = 10;

  private final SqsClient client;
  private final Backoff backoff;

  AcknowledgeMessages(SqsClient client, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
  }

  void acknowledge(String url, List<Received> messages) {
    for (var from = 0; from < messages.size(); from += ENTRIES) {
      var some = messages.subList(from, Math.min(messages.size(), from + ENTRIES));
      remove(
          url,
          IntStream.range(0, some.size())
              .mapToObj(place -> entry(place, some.get(place).receipt()))
              .toList());
    }
  }

  private static DeleteMessageBatchRequestEntry entry(int place, String receipt) {
    return DeleteMessageBatchRequestEntry.builder()
        .id(String.valueOf(place))
        .receiptHandle(receipt)
        .build();
  }

  private void remove(String url, List<DeleteMessageBatchRequestEntry> entries) {
    var left = entries;
    for (var tried = 1; !left.isEmpty(); tried++) {
      var some = left;
      var answer =
          AwsFailures.call(() -> client.deleteMessageBatch(b -> b.queueUrl(url).entries(some)));
      var mayPass =
          answer.failed().stream()
              .filter(entry -> !entry.senderFault())
              .map(BatchResultErrorEntry::id)
              .toList();
      left = some.stream().filter(entry -> mayPass.contains(entry.id())).toList();
      if (!left.isEmpty() && !backoff.again(tried)) {
        throw new TransientFailure("SQS leaves messages of a batch unremoved");
      }
    }
  }
}
