package io.relance.compiler.liquid.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import liqp.LValue;
import liqp.TemplateContext;
import org.jspecify.annotations.Nullable;

/** The arguments of a filter, with conversions as Ruby's Liquid makes them. */
public final class Arguments {
  private static final LValue VALUES = new LValue() {};

  private final TemplateContext context;
  private final @Nullable Object[] given;

  public Arguments(TemplateContext context, @Nullable Object... given) {
    this.context = context;
    this.given = given;
  }

  boolean has(int index) {
    return index < given.length;
  }

  /** An argument that must be there. */
  @Nullable Object at(int index) {
    if (!has(index)) {
      throw new IllegalArgumentException("Argument " + (index + 1) + " is missing");
    }
    return given[index];
  }

  /** An argument that may be absent. */
  @Nullable Object at(int index, @Nullable Object otherwise) {
    return has(index) ? given[index] : otherwise;
  }

  /** A text that must be there. */
  String text(int index) {
    return text(at(index));
  }

  /** A text that may be absent. */
  String text(int index, String otherwise) {
    return has(index) ? text(given[index]) : otherwise;
  }

  /** Whether an option, such as {@code allow_false: true}, is on. */
  boolean isOn(String option) {
    return Arrays.stream(given)
        .anyMatch(value -> value instanceof Map<?, ?> options && isTrue(options.get(option)));
  }

  /** The text of a value; empty for nil. */
  String text(@Nullable Object value) {
    return VALUES.asString(value, context);
  }

  /** The items of a value: none for nil, and one for a single value. */
  List<@Nullable Object> items(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case Collection<?> items -> Collections.unmodifiableList(copy(items));
      case Object[] items -> Collections.unmodifiableList(Arrays.asList(items));
      default -> List.of(value);
    };
  }

  /** A variable of the text by its path, when it is there. */
  Optional<Object> variable(String root, String field) {
    return context.get(root) instanceof Map<?, ?> fields
        ? Optional.ofNullable(fields.get(field))
        : Optional.empty();
  }

  private static List<@Nullable Object> copy(Collection<?> items) {
    return new ArrayList<>(items);
  }

  private static boolean isTrue(@Nullable Object value) {
    return value != null && !Boolean.FALSE.equals(value);
  }
}
