package io.relance.domain.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts the events of a contact that a criterion is about, and adds up what it sums. */
final class EventCount {
  private static final int MOST_SHOWN = 3;

  private final Criteria.Event criterion;
  private final RecordCriteria filter;
  private long inPeriod;
  private long count;
  private BigDecimal sum = BigDecimal.ZERO;
  private @Nullable RecordedEvent newest;
  private @Nullable RecordedEvent newestCounted;

  private EventCount(Criteria.Event criterion, RecordCriteria filter) {
    this.criterion = criterion;
    this.filter = filter;
  }

  static EventCount of(Criteria.Event criterion, CriteriaFacts facts) {
    var range = criterion.period().range(facts.now(), facts.zone(), facts::enteredAt);
    var filter = new RecordCriteria(new PropertyEvaluator(facts.now(), facts.zone()));
    var counted = new EventCount(criterion, filter);
    try (var events = facts.events(criterion.event(), range)) {
      events.forEach(counted::add);
    }
    return counted;
  }

  private void add(RecordedEvent event) {
    inPeriod++;
    newest = later(newest, event);
    if (criterion.where().filter(where -> !filter.hold(where, event.properties())).isPresent()) {
      return;
    }
    count++;
    newestCounted = later(newestCounted, event);
    criterion
        .sum()
        .map(wanted -> event.properties().get(wanted.property().value()))
        .ifPresent(this::add);
  }

  private void add(PropertyValue value) {
    if (value instanceof Scalar.Numeric(var number)) {
      sum = sum.add(number);
    }
  }

  private static RecordedEvent later(@Nullable RecordedEvent one, RecordedEvent other) {
    return one == null || other.at().isAfter(one.at()) ? other : one;
  }

  /** Whether the number of events, and what they add up to, are as the criterion wants them. */
  boolean satisfies() {
    return criterion.times().accept(count)
        && criterion.sum().filter(wanted -> !wanted.accepts(sum)).isEmpty();
  }

  /**
   * The values in words: the count, as a part of the events in the period where there is a filter;
   * the sum; the compared properties of the newest counted event, else of the newest one.
   */
  String shown() {
    var words = new ArrayList<String>();
    words.add(criterion.where().isEmpty() ? "" + count : count + " of " + inPeriod);
    criterion
        .sum()
        .ifPresent(wanted -> words.add(wanted.property() + " adds up to " + ValueText.of(sum)));
    criterion.where().flatMap(this::compared).ifPresent(words::add);
    return String.join(", ", words);
  }

  private Optional<String> compared(Criteria where) {
    return Optional.ofNullable(newestCounted)
        .or(() -> Optional.ofNullable(newest))
        .map(event -> "the newest with " + values(where, event));
  }

  private static String values(Criteria where, RecordedEvent event) {
    return RecordCriteria.names(where)
        .map(PropertyName::value)
        .distinct()
        .limit(MOST_SHOWN)
        .map(name -> name + " " + ValueText.of(event.properties().get(name)))
        .collect(Collectors.joining(", "));
  }
}
