package io.relance.compiler.validate;

import io.relance.domain.criteria.Criteria;
import java.util.stream.Stream;

/** Lists the single criteria within nested ones. */
public final class SingleCriteria {
  private SingleCriteria() {}

  public static Stream<Criteria> of(Criteria criteria) {
    return switch (criteria) {
      case Criteria.All(var parts) -> parts.stream().flatMap(SingleCriteria::of);
      case Criteria.Any(var parts) -> parts.stream().flatMap(SingleCriteria::of);
      case Criteria.Not(var part) -> of(part);
      case Criteria.Property _,
          Criteria.InList _,
          Criteria.Event _,
          Criteria.RelatedRows _,
          Criteria.Consent _,
          Criteria.Reachable _,
          Criteria.LastSend _ ->
          Stream.of(criteria);
    };
  }
}
