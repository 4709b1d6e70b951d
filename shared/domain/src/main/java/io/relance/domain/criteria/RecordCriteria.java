package io.relance.domain.criteria;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whether criteria over the properties of one record hold, such as those of an event. */
final class RecordCriteria {
  private final PropertyEvaluator tests;

  RecordCriteria(PropertyEvaluator tests) {
    this.tests = tests;
  }

  /** Whether criteria hold for the properties of a record, by name. */
  boolean hold(Criteria criteria, Map<String, PropertyValue> properties) {
    return switch (criteria) {
      case Criteria.All(var parts) -> parts.stream().allMatch(part -> hold(part, properties));
      case Criteria.Any(var parts) -> parts.stream().anyMatch(part -> hold(part, properties));
      case Criteria.Not(var part) -> !hold(part, properties);
      case Criteria.Property(var name, var test) -> passes(test, properties.get(name.value()));
      case Criteria.InList _,
          Criteria.InSegment _,
          Criteria.Event _,
          Criteria.RelatedRows _,
          Criteria.Consent _,
          Criteria.Reachable _,
          Criteria.MessageOutcome _ ->
          throw new IllegalStateException("Criterion " + criteria + " is not about a record");
    };
  }

  private boolean passes(PropertyTest test, @Nullable PropertyValue value) {
    return (value == null || value.isEmpty())
        ? PropertyEvaluator.passesAbsent(test)
        : tests.passes(test, value);
  }

  /** The names of the properties that criteria compare, in their order. */
  static Stream<PropertyName> names(Criteria criteria) {
    return comparisons(criteria).map(Criteria.Property::property);
  }

  /** The comparisons of properties that criteria are made of, in their order. */
  static Stream<Criteria.Property> comparisons(Criteria criteria) {
    return switch (criteria) {
      case Criteria.All(var parts) -> comparisons(parts);
      case Criteria.Any(var parts) -> comparisons(parts);
      case Criteria.Not(var part) -> comparisons(part);
      case Criteria.Property property -> Stream.of(property);
      case Criteria.InList _,
          Criteria.InSegment _,
          Criteria.Event _,
          Criteria.RelatedRows _,
          Criteria.Consent _,
          Criteria.Reachable _,
          Criteria.MessageOutcome _ ->
          Stream.empty();
    };
  }

  private static Stream<Criteria.Property> comparisons(List<Criteria> parts) {
    return parts.stream().flatMap(RecordCriteria::comparisons);
  }
}
