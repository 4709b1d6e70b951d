package io.relance.audience;

import io.relance.audience.column.Rows;
import io.relance.domain.criteria.Criteria;
import java.util.List;
import java.util.function.Function;

/** Combines the rows for which single criteria hold as all, any and not say. */
final class Combination {
  private final int size;
  private final Function<Criteria, Rows> single;

  /**
   * @param size how many rows there are
   * @param single the rows for which a single criterion holds, in a set of its own
   */
  Combination(int size, Function<Criteria, Rows> single) {
    this.size = size;
    this.single = single;
  }

  /** The rows for which criteria hold. */
  Rows holding(Criteria criteria) {
    return switch (criteria) {
      case Criteria.All(var parts) -> all(parts);
      case Criteria.Any(var parts) -> any(parts);
      case Criteria.Not(var part) -> Rows.all(size).minus(holding(part));
      case Criteria.Property _,
          Criteria.InList _,
          Criteria.InSegment _,
          Criteria.Event _,
          Criteria.RelatedRows _,
          Criteria.Consent _,
          Criteria.Reachable _,
          Criteria.MessageOutcome _ ->
          single.apply(criteria);
    };
  }

  private Rows all(List<Criteria> parts) {
    return parts.isEmpty()
        ? Rows.all(size)
        : parts.stream().skip(1).reduce(holding(parts.getFirst()), this::and, Rows::and);
  }

  private Rows and(Rows rows, Criteria part) {
    return rows.and(holding(part));
  }

  private Rows any(List<Criteria> parts) {
    return parts.stream().reduce(new Rows(size), this::or, Rows::or);
  }

  private Rows or(Rows rows, Criteria part) {
    return rows.or(holding(part));
  }
}
