package io.relance.aws.dynamodb;

import io.relance.aws.AwsEnvironment;
import io.relance.aws.AwsPart;
import io.relance.aws.Backoff;
import io.relance.aws.OnAws;
import io.relance.domain.store.Changes;
import io.relance.domain.store.ItemStore;
import io.relance.testkit.contract.ChangesContract;
import io.relance.testkit.time.HandClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

@OnAws(AwsPart.STREAMS)
@DisplayName("D2.1: changes of items in the streams of DynamoDB")
class DynamoDbChangesTest extends ChangesContract {
  private final HandClock clock = new HandClock(Instant.parse("2026-03-02T09:00:00Z"));
  private final AwsEnvironment environment = AwsEnvironment.of(AwsPart.STREAMS);
  private final TestTables tables = TestTables.in(environment);
  private final DynamoDbStreamsClient streams =
      environment.clients().make(DynamoDbStreamsClient.builder());

  @BeforeEach
  void make() {
    tables.make(true);
  }

  @AfterEach
  void remove() {
    tables.remove();
    streams.close();
  }

  @Override
  protected ItemStore store() {
    return new DynamoDbItemStore(tables.client(), environment.names(), clock, Backoff.real());
  }

  @Override
  protected Changes changes() {
    return new DynamoDbChanges(tables.client(), streams, environment.names());
  }

  @Override
  protected Changes reopened() {
    return changes();
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected boolean removeExpired() {
    return false;
  }

  @Override
  protected boolean letPass(Duration duration) {
    return false;
  }
}
