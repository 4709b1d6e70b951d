package io.relance.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.aws.AwsNames;
import io.relance.domain.store.Changes;
import io.relance.testkit.contract.Things;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;

@DisplayName("D2.1: shards of a stream that follow one another")
class StreamShardsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  void readsAShardAfterThoseThatItFollowsHoweverLittleAtOnce(int limit) {
    var changes =
        changes(
            new ShardedStream()
                .with("root", null, false, "1", "2", "3")
                .with("left", "root", false, "4", "5")
                .with("right", "root", true, "6")
                .with("leaf", "left", true, "7", "8"));

    var sorts = all(changes, limit);

    assertThat(sorts).containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7", "8");
    assertThat(sorts).containsSubsequence("1", "2", "3", "4", "5", "7", "8");
    assertThat(sorts).containsSubsequence("3", "6");
  }

  @Test
  void waitsForAShardThatIsStillWrittenBeforeWhatFollowsIt() {
    var changes =
        changes(new ShardedStream().with("root", null, true, "1").with("leaf", "root", true, "2"));

    assertThat(all(changes, 10)).containsExactly("1");
  }

  @Test
  void readsAShardWhoseParentIsForgotten() {
    var changes = changes(new ShardedStream().with("leaf", "long gone", true, "1"));

    assertThat(all(changes, 10)).containsExactly("1");
  }

  private static List<String> all(Changes changes, int limit) {
    var sorts = new ArrayList<String>();
    var some = changes.oldest(Things.TABLE, limit);
    while (!some.isEmpty()) {
      some.forEach(change -> sorts.add(change.key().sort()));
      some = changes.after(Things.TABLE, some.getLast().position(), limit);
    }
    return sorts;
  }

  private static Changes changes(ShardedStream stream) {
    return new DynamoDbChanges(new WithStream(), stream, new AwsNames("t-"));
  }

  /** Knows the stream of every table. */
  private record WithStream() implements DynamoDbClient {
    @Override
    public DescribeTableResponse describeTable(DescribeTableRequest request) {
      return DescribeTableResponse.builder().table(t -> t.latestStreamArn("stream")).build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
