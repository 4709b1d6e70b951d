package io.relance.aws.sqs;

import io.relance.aws.AwsFailures;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The URLs of queues, each looked up once. */
final class QueueUrls {
  private final SqsClient client;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  QueueUrls(SqsClient client) {
    this.client = client;
  }

  String of(String name) {
    var url = known.get(name);
    if (url == null) {
      url = AwsFailures.call(() -> client.getQueueUrl(get -> get.queueName(name))).queueUrl();
      known.put(name, url);
    }
    return url;
  }
}
