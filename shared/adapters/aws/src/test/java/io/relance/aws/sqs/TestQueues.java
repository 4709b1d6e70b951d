package io.relance.aws.sqs;

import io.relance.aws.AwsEnvironment;
import io.relance.domain.queue.QueueName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Makes queues as a deployment declares them, and removes them in the end. */
public final class TestQueues implements AutoCloseable {
  private static final String ONE_MEGABYTE = String.valueOf(1024 * 1024);

  private final AwsEnvironment environment;
  private final SqsClient client;
  private final List<String> made = new CopyOnWriteArrayList<>();

  public TestQueues(AwsEnvironment environment) {
    this.environment = environment;
    this.client = environment.clients().make(SqsClient.builder());
  }

  public SqsClient client() {
    return client;
  }

  /** Makes a queue with its dead letters. */
  public QueueName make(QueueName queue) {
    var dead = create(environment.names().deadLetters(queue), attributes(queue));
    var attributes = attributes(queue);
    attributes.put(
        QueueAttributeName.REDRIVE_POLICY,
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
            .formatted(arn(dead), queue.maxReceives()));
    create(environment.names().queue(queue), attributes);
    return queue;
  }

  private static Map<QueueAttributeName, String> attributes(QueueName queue) {
    var attributes = new HashMap<QueueAttributeName, String>();
    attributes.put(
        QueueAttributeName.VISIBILITY_TIMEOUT, String.valueOf(queue.visibility().toSeconds()));
    attributes.put(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, ONE_MEGABYTE);
    if (queue.ordered()) {
      attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
    }
    return attributes;
  }

  private String create(String name, Map<QueueAttributeName, String> attributes) {
    var url = client.createQueue(b -> b.queueName(name).attributes(attributes)).queueUrl();
    made.add(url);
    return url;
  }

  public String url(QueueName queue) {
    return client.getQueueUrl(b -> b.queueName(environment.names().queue(queue))).queueUrl();
  }

  /** The name by which permissions and targets know a queue. */
  public String arn(String url) {
    var attributes =
        client
            .getQueueAttributes(b -> b.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes();
    return attributes.getOrDefault(QueueAttributeName.QUEUE_ARN, "");
  }

  @Override
  public void close() {
    made.forEach(url -> client.deleteQueue(b -> b.queueUrl(url)));
    client.close();
  }
}
