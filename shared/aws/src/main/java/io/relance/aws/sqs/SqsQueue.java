package io.relance.aws.sqs;

import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.MESSAGE_GROUP_ID;

import io.relance.aws.AwsFailures;
import io.relance.aws.AwsNames;
import io.relance.aws.Backoff;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Messages in SQS: a queue for each of ours, ordered ones as FIFO queues, with another one for its
 * dead letters; both are declared where the deployment is.
 */
public final class SqsQueue implements Queue {
  private static final int MOST_AT_ONCE = 10;

  /** The code of several errors, of which only this one is left: ours were checked before. */
  private static final String NO_LONGER_HIDDEN = "InvalidParameterValue";

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final SqsClient client;
  private final AwsNames names;
  private final QueueUrls urls;
  private final Sending sending;
  private final Acknowledging acknowledging;

  public SqsQueue(SqsClient client, AwsNames names, Backoff backoff) {
    this.client = client;
    this.names = names;
    this.urls = new QueueUrls(client);
    this.sending = new Sending(client, backoff);
    this.acknowledging = new Acknowledging(client, backoff);
  }

  /** Where a queue is reached, for definitions that send to it themselves. */
  public String url(QueueName queue) {
    return urls.of(names.queue(queue));
  }

  @Override
  public void send(QueueName queue, List<Message> messages) {
    messages.forEach(message -> message.checkSuits(queue));
    Batches.of(messages, queue.ordered()).forEach(batch -> sending.send(url(queue), queue, batch));
  }

  @Override
  public List<Received> receive(QueueName queue, int max, Duration wait) {
    return receive(url(queue), max, wait);
  }

  @Override
  public List<Received> receiveDead(QueueName queue, int max) {
    return receive(urls.of(names.deadLetters(queue)), max, Duration.ZERO);
  }

  /** SQS gives ten at once; more are asked for as long as some come. */
  private List<Received> receive(String url, int max, Duration wait) {
    var received = new ArrayList<>(patiently(url, Math.min(MOST_AT_ONCE, max), wait));
    var more = !received.isEmpty();
    while (more && received.size() < max) {
      var next = some(url, Math.min(MOST_AT_ONCE, max - received.size()), Duration.ZERO);
      received.addAll(next);
      more = !next.isEmpty();
    }
    return received;
  }

  /** SQS waits for 20 seconds at the longest. */
  private List<Received> patiently(String url, int max, Duration wait) {
    var left = wait;
    var received = some(url, max, shorter(left));
    while (received.isEmpty() && left.compareTo(LONGEST_WAIT) > 0) {
      left = left.minus(LONGEST_WAIT);
      received = some(url, max, shorter(left));
    }
    return received;
  }

  private static Duration shorter(Duration wait) {
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private List<Received> some(String url, int max, Duration wait) {
    var seconds = (int) wait.plusNanos(999_999_999).toSeconds();
    return AwsFailures.call(
            () ->
                client.receiveMessage(
                    receive ->
                        receive
                            .queueUrl(url)
                            .maxNumberOfMessages(max)
                            .waitTimeSeconds(seconds)
                            .messageSystemAttributeNames(
                                APPROXIMATE_RECEIVE_COUNT, MESSAGE_GROUP_ID)))
        .messages()
        .stream()
        .map(SqsQueue::received)
        .toList();
  }

  private static Received received(software.amazon.awssdk.services.sqs.model.Message message) {
    var attributes = message.attributes();
    return new Received(
        message.messageId(),
        message.receiptHandle(),
        message.body(),
        Optional.ofNullable(attributes.get(MESSAGE_GROUP_ID)),
        Integer.parseInt(attributes.getOrDefault(APPROXIMATE_RECEIVE_COUNT, "1")));
  }

  @Override
  public void acknowledge(QueueName queue, List<Received> messages) {
    acknowledging.acknowledge(url(queue), messages);
  }

  @Override
  public void acknowledgeDead(QueueName queue, List<Received> messages) {
    acknowledging.acknowledge(urls.of(names.deadLetters(queue)), messages);
  }

  @Override
  public void putBack(QueueName queue, Received message, Duration after) {
    if (after.isNegative() || after.compareTo(QueueName.LONGEST_VISIBILITY) > 0) {
      throw new IllegalArgumentException("A message is put back for 0 to 12 hours");
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
