package io.relance.compiler.validate;

import io.relance.domain.criteria.Criteria;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lists the single criteria within nested ones. */
public final class SingleCriteria {
  private SingleCriteria() {}

  /**
   * A single criterion at its place.
   *
   * @param path within the flow file, such as {@code criteria.all[1]}
   */
  public record Placed(String path, Criteria criterion) {}

  /**
   * The single criteria with their places.
   *
   * @param path of the criteria, such as {@code criteria}
   */
  public static Stream<Placed> placed(String path, Criteria criteria) {
    return switch (criteria) {
      case Criteria.All(var parts) -> placed(path + ".all", parts);
      case Criteria.Any(var parts) -> placed(path + ".any", parts);
      case Criteria.Not(var part) -> placed(path + ".not", part);
      case Criteria.Property _,
          Criteria.InList _,
          Criteria.InSegment _,
          Criteria.Event _,
          Criteria.RelatedRows _,
          Criteria.Consent _,
          Criteria.Reachable _,
          Criteria.MessageOutcome _ ->
          Stream.of(new Placed(path, criteria));
    };
  }

  private static Stream<Placed> placed(String path, List<Criteria> parts) {
    return IntStream.range(0, parts.size())
        .boxed()
        .flatMap(at -> placed(path + "[" + at + "]", parts.get(at)));
  }

  /** The single criteria alone. */
  public static Stream<Criteria> of(Criteria criteria) {
    return switch (criteria) {
      case Criteria.All(var parts) -> parts.stream().flatMap(SingleCriteria::of);
      case Criteria.Any(var parts) -> parts.stream().flatMap(SingleCriteria::of);
      case Criteria.Not(var part) -> of(part);
      case Criteria.Property _,
          Criteria.InList _,
          Criteria.InSegment _,
          Criteria.Event _,
          Criteria.RelatedRows _,
          Criteria.Consent _,
          Criteria.Reachable _,
          Criteria.MessageOutcome _ ->
          Stream.of(criteria);
    };
  }
}
