package io.relance.aws.dynamodb;

import io.relance.aws.AwsEnvironment;
import io.relance.aws.AwsPart;
import io.relance.aws.Backoff;
import io.relance.aws.OnAws;
import io.relance.domain.store.ItemStore;
import io.relance.testkit.contract.ItemStoreContract;
import io.relance.testkit.time.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@OnAws
@DisplayName("D-1, D2.1, D2.2: items in DynamoDB")
class DynamoDbItemStoreTest extends ItemStoreContract {
  private static final HandClock CLOCK = new HandClock(Instant.parse("2026-03-02T09:00:00Z"));
  private static TestTables tables;
  private static ItemStore store;

  @BeforeAll
  static void make() {
    tables = TestTables.in(AwsEnvironment.of(AwsPart.SERVICES));
    tables.make(false);
    store = open();
  }

  @AfterAll
  static void remove() {
    tables.remove();
  }

  private static ItemStore open() {
    return new DynamoDbItemStore(
        tables.client(), tables.environment().names(), CLOCK, Backoff.real());
  }

  @Override
  protected ItemStore store() {
    return store;
  }

  @Override
  protected ItemStore reopened() {
    return open();
  }

  @Override
  protected Instant now() {
    return CLOCK.instant();
  }

  /** What expires is decided on our clock; what DynamoDB remembers is not. */
  @Override
  protected boolean letPass(Duration duration) {
    CLOCK.pass(duration);
    return duration.compareTo(Duration.ofMinutes(1)) < 0;
  }

  @Override
  protected Optional<ItemStore> lagging(int transactions) {
    return Optional.empty();
  }

  @Override
  protected int modelOperations() {
    return 600;
  }
}
