package io.relance.aws.dynamodb;

import io.relance.aws.AwsFailures;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads one part of an index, ahead of its consumer. */
final class PartRead {
  private final DynamoDbClient client;
  private final QueryRequests requests;
  private final String partition;
  private final Deque<Map<String, AttributeValue>> ahead = new ArrayDeque<>();
  private Optional<List<String>> read = Optional.empty();
  private boolean ended;

  PartRead(DynamoDbClient client, QueryRequests requests, String partition) {
    this.client = client;
    this.requests = requests;
    this.partition = partition;
  }

  /** Continues a read that ended at a place. */
  void continueAfter(List<String> place) {
    read = Optional.of(place);
  }

  /** The next item, read in portions of this size; null at the end. */
  @Nullable Map<String, AttributeValue> next(int portion) {
    while (ahead.isEmpty() && !ended) {
      var request =
          read.map(place -> requests.after(place, partition, portion))
              .orElseGet(() -> requests.first(partition, portion));
      var answer = AwsFailures.call(() -> client.query(request));
      ahead.addAll(answer.items());
      ended = !answer.hasLastEvaluatedKey() || answer.lastEvaluatedKey().isEmpty();
      if (!ended) {
        read = Optional.of(requests.place(answer.lastEvaluatedKey()));
      }
    }
    return ahead.peek();
  }

  Map<String, AttributeValue> take() {
    return ahead.remove();
  }
}
