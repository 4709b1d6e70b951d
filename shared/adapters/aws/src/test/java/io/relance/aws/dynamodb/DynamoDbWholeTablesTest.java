package io.relance.aws.dynamodb;

import io.relance.aws.AwsEnvironment;
import io.relance.aws.AwsNames;
import io.relance.aws.AwsPart;
import io.relance.aws.Backoff;
import io.relance.aws.OnAws;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.WholeTables;
import io.relance.testkit.contract.WholeTablesContract;
import io.relance.testkit.time.HandClock;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@OnAws
class DynamoDbWholeTablesTest extends WholeTablesContract {
  private static final HandClock CLOCK = new HandClock(Instant.parse("2026-03-02T09:00:00Z"));
  private static TestTables tables;

  @BeforeAll
  static void make() {
    var environment = AwsEnvironment.of(AwsPart.SERVICES);
    var own = new AwsNames(environment.names().prefix() + "whole-");
    tables = TestTables.in(new AwsEnvironment(environment.clients(), own));
    tables.make(false);
  }

  @AfterAll
  static void remove() {
    tables.remove();
  }

  @Override
  protected ItemStore store() {
    return new DynamoDbItemStore(
        tables.client(), tables.environment().names(), CLOCK, Backoff.real());
  }

  @Override
  protected WholeTables tables() {
    return new DynamoDbWholeTables(tables.client(), tables.environment().names(), CLOCK);
  }

  @Override
  protected Instant now() {
    return CLOCK.instant();
  }
}
