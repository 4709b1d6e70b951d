package io.relance.audience;

import io.relance.audience.column.Tests;
import io.relance.domain.criteria.EventPeriod;
import io.relance.domain.criteria.TimeRange;
import java.util.concurrent.CancellationException;

/** A query while it is answered: its tests of properties, and whether it is still wanted. */
final class Question {
  private final AudienceQuery query;
  private final Tests tests;

  Question(AudienceQuery query) {
    this.query = query;
    this.tests = new Tests(query.now(), query.zone());
  }

  AudienceQuery query() {
    return query;
  }

  Tests tests() {
    return tests;
  }

  TimeRange range(EventPeriod period) {
    return period.range(
        query.now(),
        query.zone(),
        () -> {
          throw new IllegalStateException("Criteria since entry hold for an enrollment only");
        });
  }

  /**
   * Does nothing while the answer is wanted.
   *
   * @throws CancellationException when it no longer is
   */
  void check() {
    if (query.superseded().getAsBoolean()) {
      throw new CancellationException("The query is superseded");
    }
  }
}
