package io.relance.audience;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.EventPeriod;
import io.relance.domain.criteria.EventSum;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.SegmentKey;
import io.relance.domain.id.TableKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Draws criteria of every kind that can be asked outside a flow, nested. */
final class RandomQuestions {
  private static final int MAX_DEPTH = 4;

  private final RandomValues values;
  private final Instant now;
  private final ZoneId zone;
  private final List<SegmentKey> segments;

  RandomQuestions(RandomValues values, Instant now, ZoneId zone) {
    this(values, now, zone, List.of());
  }

  /**
   * @param segments that criteria may name
   */
  RandomQuestions(RandomValues values, Instant now, ZoneId zone, List<SegmentKey> segments) {
    this.values = values;
    this.now = now;
    this.zone = zone;
    this.segments = List.copyOf(segments);
  }

  Criteria next() {
    return next(0);
  }

  private Criteria next(int depth) {
    return switch (values.random().nextInt(depth == MAX_DEPTH ? 10 : 15)) {
      case 0, 1, 2 -> property(RandomPeople.PROPERTIES);
      case 3 -> new Criteria.InList(new ListKey("list-" + values.random().nextInt(5)));
      case 4, 5, 6 -> event();
      case 7 ->
          new Criteria.Consent(
              values.oneOf(List.of(Channel.values())),
              values.oneOf(List.of(Purpose.values())),
              values.oneOf(List.of(ConsentState.values())));
      case 8 -> new Criteria.Reachable(values.oneOf(List.of(Channel.values())));
      case 9 ->
          new Criteria.RelatedRows(
              values.oneIn(8) ? new TableKey("unknown") : RandomPeople.TABLE,
              times(),
              values.oneIn(2) ? Optional.of(where(2)) : Optional.empty());
      case 10 ->
          segments.isEmpty()
              ? Criteria.MessageOutcome.last(Criteria.SendOutcome.SENT)
              : new Criteria.InSegment(values.oneOf(segments), values.oneIn(2));
      case 11, 12 -> new Criteria.Not(next(depth + 1));
      case 13 -> new Criteria.All(parts(depth));
      default -> new Criteria.Any(parts(depth));
    };
  }

  private List<Criteria> parts(int depth) {
    return Stream.generate(() -> next(depth + 1)).limit(values.random().nextInt(4)).toList();
  }

  private Criteria property(List<String> names) {
    var name = values.oneIn(20) ? "unknown" : values.oneOf(names);
    return new Criteria.Property(new PropertyName(name), test());
  }

  private PropertyTest test() {
    return switch (values.random().nextInt(14)) {
      case 0 -> new PropertyTest.Is(values.scalar(now, zone));
      case 1 -> new PropertyTest.IsNot(values.scalar(now, zone));
      case 2 -> new PropertyTest.Exists(values.oneIn(2));
      case 3 -> new PropertyTest.Contains(values.oneIn(3) ? "-0" : values.text());
      case 4 -> new PropertyTest.StartsWith(values.oneIn(3) ? "20" : values.text());
      case 5 ->
          new PropertyTest.OneOf(Stream.generate(() -> values.scalar(now, zone)).limit(3).toList());
      case 6 -> new PropertyTest.Includes(values.text());
      case 7 -> new PropertyTest.Greater(values.number());
      case 8 -> new PropertyTest.Less(values.number());
      case 9 -> new PropertyTest.Before(values.moment(now, zone));
      case 10 -> new PropertyTest.After(values.moment(now, zone));
      case 11 -> new PropertyTest.Within(values.period());
      case 12 -> new PropertyTest.Next(values.period());
      default -> new PropertyTest.AnniversaryWithin(values.period());
    };
  }

  private Criteria event() {
    var name = values.oneIn(10) ? new EventName("unknown") : values.oneOf(RandomPeople.EVENTS);
    return new Criteria.Event(
        name,
        times(),
        new EventPeriod(since(), until()),
        values.oneIn(2) ? Optional.of(where(2)) : Optional.empty(),
        values.oneIn(3) ? Optional.of(sum()) : Optional.empty());
  }

  private Criteria.Times times() {
    return switch (values.random().nextInt(3)) {
      case 0 -> new Criteria.Times.AtLeast(values.random().nextInt(4));
      case 1 -> new Criteria.Times.AtMost(values.random().nextInt(3));
      default -> new Criteria.Times.Exactly(values.random().nextInt(3));
    };
  }

  private Optional<EventPeriod.Since> since() {
    return switch (values.random().nextInt(3)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(new EventPeriod.Ago(values.period()));
      default -> Optional.of(new EventPeriod.On(values.moment(now, zone)));
    };
  }

  private Optional<EventPeriod.Until> until() {
    return switch (values.random().nextInt(3)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(new EventPeriod.Ago(values.period()));
      default -> Optional.of(new EventPeriod.On(values.moment(now, zone)));
    };
  }

  private Criteria where(int depth) {
    return switch (values.random().nextInt(depth == 0 ? 3 : 6)) {
      case 3 -> new Criteria.Not(where(depth - 1));
      case 4 -> new Criteria.All(List.of(where(depth - 1), where(depth - 1)));
      case 5 -> new Criteria.Any(List.of(where(depth - 1), where(depth - 1)));
      default -> property(RandomPeople.EVENT_PROPERTIES);
    };
  }

  private EventSum sum() {
    var name = new PropertyName(values.oneIn(4) ? "any" : "total");
    return switch (values.random().nextInt(3)) {
      case 0 -> new EventSum(name, Optional.of(values.number()), Optional.empty());
      case 1 -> new EventSum(name, Optional.empty(), Optional.of(values.number()));
      default -> new EventSum(name, Optional.of(values.number()), Optional.of(values.number()));
    };
  }
}
