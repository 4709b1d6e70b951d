package io.relance.benchmarks;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.EventPeriod;
import io.relance.domain.criteria.EventSum;
import io.relance.domain.criteria.Moment;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.id.ListKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Criteria that marketers combine; each number gives others of the same kind. */
final class SampleSegments {
  private SampleSegments() {}

  /** Six criteria over properties, lists and consent. */
  static Criteria six(int number) {
    return new Criteria.All(parts(number));
  }

  private static List<Criteria> parts(int number) {
    return List.of(
        property("country", new PropertyTest.OneOf(List.of(text("FR"), text("be")))),
        property("points", new PropertyTest.Greater(BigDecimal.valueOf(number % 5_000))),
        property("birthday", new PropertyTest.Before(day(LocalDate.of(1990, 1, 1), number))),
        property("createdAt", new PropertyTest.After(day(LocalDate.of(2025, 1, 1), number))),
        new Criteria.Consent(Channel.EMAIL, Purpose.MARKETING, ConsentState.SUBSCRIBED),
        new Criteria.Not(new Criteria.InList(new ListKey("list-" + number % 8))));
  }

  /** The same six, of those who read a message in the last 30 days. */
  static Criteria readers(int number) {
    return new Criteria.All(
        List.of(
            six(number),
            new Criteria.Event(
                SampleAudience.OPENED,
                new Criteria.Times.AtLeast(1),
                EventPeriod.last(Duration.ofDays(30)))));
  }

  /** The same six, of those who spent more than a sum on orders of more than 50 in a year. */
  static Criteria spenders(int number) {
    var where = property("total", new PropertyTest.Greater(BigDecimal.valueOf(50)));
    var sum =
        new EventSum(
            new PropertyName("total"),
            Optional.of(BigDecimal.valueOf(200 + number % 100)),
            Optional.empty());
    return new Criteria.All(
        List.of(
            six(number),
            new Criteria.Event(
                SampleAudience.ORDER,
                new Criteria.Times.AtLeast(1),
                EventPeriod.last(Duration.ofDays(365)),
                Optional.of(where),
                Optional.of(sum))));
  }

  /** Those whose birthday is in the coming days. */
  static Criteria birthdays(int number) {
    return property("birthday", new PropertyTest.AnniversaryWithin(Duration.ofDays(number % 9)));
  }

  private static Moment day(LocalDate date, int number) {
    return new Moment.Day(date.plusDays(number % 300));
  }

  private static Criteria property(String name, PropertyTest test) {
    return new Criteria.Property(new PropertyName(name), test);
  }

  private static Scalar text(String text) {
    return new Scalar.Text(text);
  }
}
