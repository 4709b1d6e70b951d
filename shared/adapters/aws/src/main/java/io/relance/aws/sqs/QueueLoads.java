package io.relance.aws.sqs;

import io.relance.aws.AwsFailures;
import io.relance.aws.AwsNames;
import io.relance.domain.queue.QueueName;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Counts the messages in SQS queues, in flight and delayed ones included; approximate, as in SQS.
 */
public final class QueueLoads {
  private static final List<QueueAttributeName> COUNTS =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

  private final SqsClient client;
  private final AwsNames names;
  private final QueueUrls urls;

  public QueueLoads(SqsClient client, AwsNames names) {
    this.client = client;
    this.names = names;
    this.urls = new QueueUrls(client);
  }

  /** The counts by SQS name, of these queues and of these dead-letter queues. */
  public SortedMap<String, Long> of(Collection<QueueName> queues, Collection<QueueName> dead) {
    var loads = new TreeMap<String, Long>();
    Stream.concat(queues.stream().map(names::queue), dead.stream().map(names::deadLetters))
        .distinct()
        .forEach(name -> loads.put(name, load(name)));
    loads.values().removeIf(load -> load == 0);
    return loads;
  }

  private long load(String name) {
    var url = urls.of(name);
    var counts =
        AwsFailures.call(
            () -> client.getQueueAttributes(b -> b.queueUrl(url).attributeNames(COUNTS)));
    return counts.attributes().values().stream().mapToLong(Long::parseLong).sum();
  }
}
