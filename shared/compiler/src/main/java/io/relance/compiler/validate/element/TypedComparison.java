package io.relance.compiler.validate.element;

import io.relance.compiler.validate.KnownProperty;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which comparisons suit which type of property. */
final class TypedComparison {
  private TypedComparison() {}

  /** The fault of a comparison that no value of the type can pass. */
  static Optional<Diagnostic> fault(Criteria.Property property, KnownProperty known) {
    var name = Quoted.of(property.property().value());
    return mismatch(property.test(), known.type())
        .map(must -> "The property %s holds %s: %s.".formatted(name, known.type().form(), must))
        .map(
            message ->
                known.certain()
                    ? Diagnostic.error("criteria.wrong-type", message)
                    : Diagnostic.warning("criteria.wrong-type", message));
  }

  private static Optional<String> mismatch(PropertyTest test, PropertyType type) {
    return switch (test) {
      case PropertyTest.Exists _ -> Optional.empty();
      case PropertyTest.Is(var value) -> wrongValue(List.of(value), type);
      case PropertyTest.IsNot(var value) -> wrongValue(List.of(value), type);
      case PropertyTest.OneOf(var values) -> wrongValue(values, type);
      case PropertyTest.Contains _, PropertyTest.StartsWith _ ->
          unless(type == PropertyType.TEXT, type);
      case PropertyTest.Greater _, PropertyTest.Less _ -> unless(type == PropertyType.NUMBER, type);
      case PropertyTest.Before _,
          PropertyTest.After _,
          PropertyTest.Within _,
          PropertyTest.Next _,
          PropertyTest.AnniversaryWithin _ ->
          unless(type.isMoment(), type);
      case PropertyTest.Includes _ -> unless(type == PropertyType.LIST, type);
    };
  }

  private static Optional<String> unless(boolean suits, PropertyType type) {
    return suits
        ? Optional.empty()
        : Optional.of("it must be compared by " + String.join(", ", comparisons(type)));
  }

  private static Optional<String> wrongValue(List<Scalar> values, PropertyType type) {
    if (type == PropertyType.LIST) {
      return unless(false, type);
    }
    return values.stream()
        .filter(value -> !type.accepts(value))
        .findFirst()
        .map(value -> "it must be compared with such a value, not " + described(value));
  }

  private static String described(Scalar value) {
    return switch (value) {
      case Scalar.Text(var text) -> "the string " + Quoted.of(text);
      case Scalar.Numeric(var number) -> "the number " + number;
      case Scalar.Flag(var flag) -> String.valueOf(flag);
    };
  }

  private static List<String> comparisons(PropertyType type) {
    var equality = Stream.of("is", "isNot", "oneOf");
    return switch (type) {
      case TEXT -> join(equality, "contains", "startsWith", "exists");
      case NUMBER -> join(equality, "greater", "less", "exists");
      case BOOLEAN -> join(equality, "exists");
      case DATE, INSTANT ->
          join(equality, "before", "after", "within", "next", "anniversaryWithin", "exists");
      case LIST -> List.of("includes", "exists");
    };
  }

  private static List<String> join(Stream<String> first, String... more) {
    return Stream.concat(first, Stream.of(more)).toList();
  }
}
