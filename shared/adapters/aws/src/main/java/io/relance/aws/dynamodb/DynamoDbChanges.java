package io.relance.aws.dynamodb;

import io.relance.aws.AwsFailures;
import io.relance.aws.AwsNames;
import io.relance.domain.store.Changes;
import io.relance.domain.store.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * The changes of tables that have a stream with new and old images.
 *
 * <p>A shard is read after its parents are read to their ends, so the changes of an item are in
 * order. Functions get the same records from AWS by event source mapping, and read them by {@link
 * StreamRecords}.
 */
public final class DynamoDbChanges implements Changes {
  private final DynamoDbClient tables;
  private final DynamoDbStreamsClient client;
  private final AwsNames names;
  private final Map<Table, String> streams = new ConcurrentHashMap<>();

  public DynamoDbChanges(DynamoDbClient tables, DynamoDbStreamsClient client, AwsNames names) {
    this.tables = tables;
    this.client = client;
    this.names = names;
  }

  @Override
  public List<Change> oldest(Table table, int limit) {
    return read(table, StreamPosition.start(), limit);
  }

  @Override
  public List<Change> after(Table table, String position, int limit) {
    return read(table, StreamPosition.decoded(position), limit);
  }

  private List<Change> read(Table table, StreamPosition from, int limit) {
    var stream = stream(table);
    var shards = shards(stream);
    var reading = new Reading(table, from.within(shards.stream().map(Shard::shardId).toList()));
    for (var shard : shards) {
      if (reading.changes.size() < limit && reading.mayRead(shard)) {
        reading.read(
            shard, new ShardRead(client, stream, shard.shardId()), limit - reading.changes.size());
      }
    }
    return reading.changes;
  }

  private String stream(Table table) {
    var known = streams.get(table);
    if (known != null) {
      return known;
    }
    var found =
        AwsFailures.call(() -> tables.describeTable(b -> b.tableName(names.table(table))))
            .table()
            .latestStreamArn();
    if (found == null) {
      throw new IllegalArgumentException("Table " + table.name() + " has no stream");
    }
    streams.put(table, found);
    return found;
  }

  /** The shards, each after its parent. */
  private List<Shard> shards(String stream) {
    var all = new ArrayList<Shard>();
    var last = Optional.<String>empty();
    do {
      var request =
          DescribeStreamRequest.builder()
              .streamArn(stream)
              .exclusiveStartShardId(last.orElse(null))
              .build();
      var page = AwsFailures.call(() -> client.describeStream(request)).streamDescription();
      all.addAll(page.shards());
      last = Optional.ofNullable(page.lastEvaluatedShardId());
    } while (last.isPresent());
    return parentsFirst(all);
  }

  private static List<Shard> parentsFirst(List<Shard> shards) {
    var sorted = new ArrayList<Shard>();
    var left = new ArrayList<>(shards);
    while (!left.isEmpty()) {
      var names = left.stream().map(Shard::shardId).toList();
      var next = left.stream().filter(shard -> !names.contains(shard.parentShardId())).toList();
      sorted.addAll(next);
      left.removeAll(next);
    }
    return sorted;
  }

  /** One pass over the shards. */
  private static final class Reading {
    private final Table table;
    private final List<Change> changes = new ArrayList<>();
    private final Set<String> unfinished = new HashSet<>();
    private StreamPosition position;

    Reading(Table table, StreamPosition position) {
      this.table = table;
      this.position = position;
    }

    /** A shard waits until its parent is read to its end. */
    boolean mayRead(Shard shard) {
      var parent = shard.parentShardId();
      var waits = parent != null && unfinished.contains(parent);
      if (waits) {
        unfinished.add(shard.shardId());
      }
      return !waits;
    }

    void read(Shard shard, ShardRead read, int limit) {
      position.in(shard.shardId()).ifPresentOrElse(read::beginAfter, read::beginAtOldest);
      for (var record : read.read(limit)) {
        position = position.after(shard.shardId(), record.dynamodb().sequenceNumber());
        changes.add(StreamRecords.change(table, record, position.encoded()));
      }
      if (!read.hasEnded()) {
        unfinished.add(shard.shardId());
      }
    }
  }
}
