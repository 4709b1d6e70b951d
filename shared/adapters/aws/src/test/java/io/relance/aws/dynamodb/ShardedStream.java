package io.relance.aws.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A stream whose shards follow one another; an iterator is {@code shard:place}. */
final class ShardedStream implements DynamoDbStreamsClient {
  private final Map<String, Content> shards = new LinkedHashMap<>();

  private record Content(Shard shard, List<String> sorts, boolean open) {}

  /** A shard with the creations of items; sequence numbers are places. */
  ShardedStream with(String name, @Nullable String parent, boolean open, String... sorts) {
    var shard = Shard.builder().shardId(name).parentShardId(parent).build();
    shards.put(name, new Content(shard, List.of(sorts), open));
    return this;
  }

  private Content content(String name) {
    return java.util.Objects.requireNonNull(shards.get(name));
  }

  /** Children first and one by one, to make it hard. */
  @Override
  public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
    var names = new ArrayList<>(shards.keySet()).reversed();
    var at = names.indexOf(String.valueOf(request.exclusiveStartShardId())) + 1;
    var last = at < names.size() - 1 ? names.get(at) : null;
    return DescribeStreamResponse.builder()
        .streamDescription(
            stream -> stream.shards(content(names.get(at)).shard()).lastEvaluatedShardId(last))
        .build();
  }

  @Override
  public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
    var after = request.sequenceNumber() == null ? 0 : Integer.parseInt(request.sequenceNumber());
    return GetShardIteratorResponse.builder()
        .shardIterator(request.shardId() + ":" + after)
        .build();
  }

  @Override
  public GetRecordsResponse getRecords(GetRecordsRequest request) {
    var parts = request.shardIterator().split(":");
    var content = content(parts[0]);
    var from = Integer.parseInt(parts[1]);
    var to = Math.min(content.sorts().size(), from + request.limit());
    var ended = !content.open() && to == content.sorts().size();
    return GetRecordsResponse.builder()
        .records(
            IntStream.range(from, to)
                .mapToObj(place -> created(content.sorts().get(place), place + 1))
                .toList())
        .nextShardIterator(ended ? null : parts[0] + ":" + to)
        .build();
  }

  private static Record created(String sort, int sequenceNumber) {
    var key = Map.of("pk", AttributeValue.fromS("p"), "sk", AttributeValue.fromS(sort));
    return Record.builder()
        .dynamodb(
            change -> change.keys(key).newImage(key).sequenceNumber(String.valueOf(sequenceNumber)))
        .build();
  }

  @Override
  public String serviceName() {
    return "streams.dynamodb";
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
