package io.relance.e2e.definitions;

import io.relance.aws.AwsClients;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** The queue that definitions put their sends in. */
final class SendsQueue implements AutoCloseable {
  private static final int MOST_AT_ONCE = 10;

  private final SqsClient client;
  private final String url;

  SendsQueue(AwsClients clients) {
    client = clients.make(SqsClient.builder());
    url = client.createQueue(create -> create.queueName("sends")).queueUrl();
  }

  String url() {
    return url;
  }

  /** Takes what is there, or comes within a second. */
  List<String> take() {
    var messages =
        client
            .receiveMessage(
                receive ->
                    receive.queueUrl(url).maxNumberOfMessages(MOST_AT_ONCE).waitTimeSeconds(1))
            .messages();
    if (!messages.isEmpty()) {
      var entries = messages.stream().map(SendsQueue::entry).toList();
      client.deleteMessageBatch(delete -> delete.queueUrl(url).entries(entries));
    }
    return messages.stream().map(Message::body).toList();
  }

  private static DeleteMessageBatchRequestEntry entry(Message message) {
    return DeleteMessageBatchRequestEntry.builder()
        .id(message.messageId())
        .receiptHandle(message.receiptHandle())
        .build();
  }

  @Override
  public void close() {
    client.close();
  }
}
