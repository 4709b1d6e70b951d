package io.relance.testkit.flow;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Criteria.SendOutcome;
import io.relance.domain.criteria.Criteria.Times;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.EventPeriod;
import io.relance.domain.criteria.EventSum;
import io.relance.domain.criteria.Moment;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.SegmentKey;
import io.relance.domain.id.TableKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Makes up questions about contacts. */
final class RandomCriteria {
  private static final int MAX_DEPTH = 3;

  private final Random random;

  RandomCriteria(Random random) {
    this.random = random;
  }

  /** Asks about the last send only where there is one. */
  Criteria next(boolean afterSend) {
    return random.nextInt(4) == 0 && afterSend
        ? Criteria.MessageOutcome.last(RandomFlows.pick(random, SendOutcome.values()))
        : next(0);
  }

  private Criteria next(int depth) {
    return switch (random.nextInt(depth == MAX_DEPTH ? 6 : 9)) {
      case 0 -> new Criteria.Property(property(), test());
      case 1 ->
          random.nextBoolean()
              ? new Criteria.InList(new ListKey("list-" + random.nextInt(5)))
              : new Criteria.InSegment(
                  new SegmentKey("segment-" + random.nextInt(5)), random.nextBoolean());
      case 2 -> new Criteria.Event(new EventName("order"), times(), period(), where(), sum());
      case 3 ->
          new Criteria.Consent(
              RandomFlows.pick(random, Channel.values()),
              RandomFlows.pick(random, Purpose.values()),
              RandomFlows.pick(random, ConsentState.values()));
      case 4 -> new Criteria.Reachable(RandomFlows.pick(random, Channel.values()));
      case 5 -> new Criteria.RelatedRows(new TableKey("pets"), times(), column());
      case 6 -> new Criteria.Not(next(depth + 1));
      case 7 -> new Criteria.All(parts(depth));
      default -> new Criteria.Any(parts(depth));
    };
  }

  private List<Criteria> parts(int depth) {
    return Stream.generate(() -> next(depth + 1)).limit(1 + random.nextInt(3)).toList();
  }

  private PropertyName property() {
    return new PropertyName(RandomFlows.pick(random, "tier", "vip", "size", "birthday"));
  }

  private PropertyTest test() {
    return switch (random.nextInt(14)) {
      case 0 -> new PropertyTest.Is(scalar());
      case 1 -> new PropertyTest.IsNot(scalar());
      case 2 -> new PropertyTest.Exists(random.nextBoolean());
      case 3 -> new PropertyTest.Contains("é\"\\ \u2028" + random.nextInt());
      case 4 -> new PropertyTest.StartsWith("a" + random.nextInt());
      case 5 -> new PropertyTest.OneOf(List.of(scalar(), scalar()));
      case 6 -> new PropertyTest.Greater(number());
      case 7 -> new PropertyTest.Less(number());
      case 8 -> new PropertyTest.Before(new Moment.Day(LocalDate.of(2026, 1, 31)));
      case 9 -> new PropertyTest.After(new Moment.Point(Instant.parse("2026-01-31T10:00:00Z")));
      case 10 -> new PropertyTest.Within(RandomFlows.duration(random));
      case 11 -> new PropertyTest.Next(RandomFlows.duration(random));
      case 12 -> new PropertyTest.Includes("été" + random.nextInt());
      default -> new PropertyTest.AnniversaryWithin(RandomFlows.duration(random));
    };
  }

  private Scalar scalar() {
    return switch (random.nextInt(3)) {
      case 0 -> new Scalar.Text(RandomFlows.pick(random, "FR", "", "été", "1"));
      case 1 -> new Scalar.Numeric(number());
      default -> new Scalar.Flag(random.nextBoolean());
    };
  }

  private BigDecimal number() {
    return BigDecimal.valueOf(random.nextLong(), random.nextInt(20));
  }

  private Times times() {
    return switch (random.nextInt(3)) {
      case 0 -> new Times.AtLeast(1 + random.nextInt(9));
      case 1 -> new Times.AtMost(random.nextInt(9));
      default -> new Times.Exactly(random.nextInt(9));
    };
  }

  /** Never one that ends before it begins. */
  private EventPeriod period() {
    var since = RandomFlows.duration(random).plusSeconds(1);
    return switch (random.nextInt(5)) {
      case 0 -> EventPeriod.EVER;
      case 1 -> EventPeriod.sinceEntry();
      case 2 ->
          new EventPeriod(
              Optional.of(new EventPeriod.Ago(since)),
              Optional.of(new EventPeriod.Ago(Duration.ofSeconds(1))));
      case 3 ->
          new EventPeriod(
              Optional.of(new EventPeriod.On(new Moment.Day(LocalDate.of(2026, 2, 28)))),
              Optional.of(
                  new EventPeriod.On(new Moment.Point(Instant.parse("2026-03-29T01:00:00Z")))));
      default -> EventPeriod.last(since);
    };
  }

  private Optional<Criteria> where() {
    Criteria property = new Criteria.Property(new PropertyName("colour"), test());
    return switch (random.nextInt(4)) {
      case 0 -> Optional.of(property);
      case 1 -> Optional.of(new Criteria.Any(List.of(property, new Criteria.Not(property))));
      default -> Optional.empty();
    };
  }

  /** A test that a column of texts can have. */
  private Optional<Criteria> column() {
    var test =
        switch (random.nextInt(4)) {
          case 0 -> new PropertyTest.Is(new Scalar.Text("grey"));
          case 1 -> new PropertyTest.Exists(random.nextBoolean());
          case 2 -> new PropertyTest.Contains("é\"\\ \u2028" + random.nextInt());
          default -> new PropertyTest.StartsWith("a" + random.nextInt());
        };
    return random.nextBoolean()
        ? Optional.of(new Criteria.Property(new PropertyName("colour"), test))
        : Optional.empty();
  }

  private Optional<EventSum> sum() {
    return switch (random.nextInt(4)) {
      case 0 ->
          Optional.of(
              new EventSum(new PropertyName("total"), Optional.of(number()), Optional.empty()));
      case 1 ->
          Optional.of(
              new EventSum(
                  new PropertyName("total"),
                  Optional.of(BigDecimal.ONE),
                  Optional.of(BigDecimal.TEN)));
      default -> Optional.empty();
    };
  }
}
