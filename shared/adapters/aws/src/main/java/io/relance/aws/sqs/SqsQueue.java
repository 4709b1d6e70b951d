package io.relance.aws.sqs;

import io.relance.aws.AwsFailures;
import io.relance.aws.AwsNames;
import io.relance.aws.Backoff;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Messages in SQS: each declared queue is an SQS queue, or shares one; ordered ones are FIFO
 * queues. Each has a dead-letter queue. The deployment declares them all. Receiving from a shared
 * queue is for dead letters and tests only, because it makes the other messages visible again.
 */
public final class SqsQueue implements Queue {
  /** The code of several errors; the others are excluded by checks before the call. */
  private static final String NO_LONGER_HIDDEN = "InvalidParameterValue";

  private final SqsClient client;
  private final AwsNames names;
  private final QueueUrls urls;
  private final SendMessages sendMessages;
  private final ReceiveMessages receiveMessages;
  private final AcknowledgeMessages acknowledgeMessages;

  public SqsQueue(SqsClient client, AwsNames names, Backoff backoff) {
    this.client = client;
    this.names = names;
    this.urls = new QueueUrls(client);
    this.sendMessages = new SendMessages(client, names, backoff);
    this.receiveMessages = new ReceiveMessages(client, names);
    this.acknowledgeMessages = new AcknowledgeMessages(client, backoff);
  }

  /** Where a queue is reached, for definitions that send to it themselves. */
  public String url(QueueName queue) {
    return urls.of(names.queue(queue));
  }

  @Override
  public void send(QueueName queue, List<Message> messages) {
    messages.forEach(message -> message.checkSuits(queue));
    Batches.of(messages, queue.ordered())
        .forEach(batch -> sendMessages.send(url(queue), queue, batch));
  }

  @Override
  public List<Received> receive(QueueName queue, int max, Duration wait) {
    return receiveMessages
        .receive(new ReceiveMessages.Source(url(queue), List.of(queue)), max, wait)
        .getOrDefault(queue, List.of());
  }

  @Override
  public Map<QueueName, List<Received>> receiveDead(Collection<QueueName> queues, int max) {
    var found = new LinkedHashMap<QueueName, List<Received>>();
    queues.stream()
        .collect(Collectors.groupingBy(names::deadLetters, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (dead, sharing) ->
                found.putAll(
                    receiveMessages.receive(
                        new ReceiveMessages.Source(urls.of(dead), sharing), max, Duration.ZERO)));
    return found;
  }

  @Override
  public void acknowledge(QueueName queue, List<Received> messages) {
    acknowledgeMessages.acknowledge(url(queue), messages);
  }

  @Override
  public void acknowledgeDead(QueueName queue, List<Received> messages) {
    acknowledgeMessages.acknowledge(urls.of(names.deadLetters(queue)), messages);
  }

  @Override
  public void release(QueueName queue, Received message, Duration after) {
    if (after.isNegative() || after.compareTo(QueueName.LONGEST_VISIBILITY) > 0) {
      throw new IllegalArgumentException("The delay must be from 0 to 12 hours, not " + after);
    }
    var seconds = (int) after.plusNanos(999_999_999).toSeconds();
    try {
      var url = url(queue);
      client.changeMessageVisibility(
          change ->
              change.queueUrl(url).receiptHandle(message.receipt()).visibilityTimeout(seconds));
    } catch (MessageNotInflightException | ReceiptHandleIsInvalidException _) {
      // It has come again already, or is done with: an older receipt has no effect.
    } catch (SqsException e) {
      if (!AwsFailures.code(e).contains(NO_LONGER_HIDDEN)) {
        throw AwsFailures.translated(e);
      }
    } catch (SdkException e) {
      throw AwsFailures.translated(e);
    }
  }
}
