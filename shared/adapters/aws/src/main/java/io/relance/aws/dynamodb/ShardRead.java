package io.relance.aws.dynamodb;

import io.relance.aws.AwsFailures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads one shard of a stream from a position. */
final class ShardRead {
  private static final int MOST_AT_ONCE = 1_000;

  /** A shard may answer with nothing although more follows. */
  private static final int EMPTY_ANSWERS = 3;

  private final DynamoDbStreamsClient client;
  private final String stream;
  private final String shard;
  private @Nullable String iterator;

  ShardRead(DynamoDbStreamsClient client, String stream, String shard) {
    this.client = client;
    this.stream = stream;
    this.shard = shard;
  }

  void beginAtOldest() {
    begin(get -> get.shardIteratorType(ShardIteratorType.TRIM_HORIZON));
  }

  void beginAfter(String sequenceNumber) {
    begin(
        get ->
            get.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                .sequenceNumber(sequenceNumber));
  }

  private void begin(Consumer<GetShardIteratorRequest.Builder> position) {
    try {
      iterator =
          client
              .getShardIterator(get -> get.streamArn(stream).shardId(shard).applyMutation(position))
              .shardIterator();
    } catch (TrimmedDataAccessException | ResourceNotFoundException _) {
      throw new IllegalArgumentException("The position in shard " + shard + " has expired");
    }
  }

  /** Whether everything of the shard was read: it is closed and has ended. */
  boolean hasEnded() {
    return iterator == null;
  }

  List<Record> read(int limit) {
    var records = new ArrayList<Record>();
    for (var empty = 0;
        records.size() < limit && iterator != null && empty < EMPTY_ANSWERS;
        empty++) {
      var from = iterator;
      var most = Math.min(MOST_AT_ONCE, limit - records.size());
      var answer =
          AwsFailures.call(() -> client.getRecords(get -> get.shardIterator(from).limit(most)));
      records.addAll(answer.records());
      iterator = answer.nextShardIterator();
    }
    return records;
  }
}
