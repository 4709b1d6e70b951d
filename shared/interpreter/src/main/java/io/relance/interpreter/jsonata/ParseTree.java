package io.relance.interpreter.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser.Symbol;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the parse tree of an expression.
 *
 * <p>The library keeps most of it to itself, so its fields are read by reflection; a version that
 * renames one of them fails when this class is loaded.
 */
final class ParseTree {
  private static final Field TREE = field(Jsonata.class, "ast");
  private static final Field TYPE = field(Symbol.class, "type");
  private static final Field VALUE = field(Symbol.class, "value");
  private static final Field POSITION = field(Symbol.class, "position");
  private static final Field STEPS = field(Symbol.class, "steps");

  /** What is evaluated in the same context as the expression around it. */
  private static final List<Field> SAME_CONTEXT =
      fields(
          "expression",
          "expressions",
          "procedure",
          "arguments",
          "body",
          "lhs",
          "rhs",
          "lhsObject",
          "condition",
          "then",
          "_else");

  /** What is evaluated for each value that the expression around it came to. */
  private static final List<Field> OWN_CONTEXT =
      fields(
          "predicate",
          "stages",
          "group",
          "terms",
          "expr",
          "rhsObject",
          "rhsTerms",
          "pattern",
          "update",
          "delete");

  private ParseTree() {}

  /** The root of a compiled expression. */
  static Node of(Jsonata compiled) {
    return new Node((Symbol) read(TREE, compiled).orElseThrow(), true);
  }

  /**
   * One part of an expression.
   *
   * @param top whether it is evaluated in the context of the whole expression, which has none
   */
  record Node(Symbol symbol, boolean top) {
    String type() {
      return read(TYPE, symbol).map(String::valueOf).orElse("");
    }

    String value() {
      return read(VALUE, symbol).map(String::valueOf).orElse("");
    }

    /** Where its last token ends. */
    int position() {
      return (Integer) read(POSITION, symbol).orElse(0);
    }

    boolean is(String type, String value) {
      return type().equals(type) && value().equals(value);
    }

    /** The steps of a path, of which only the first reads the context of the path. */
    List<Node> steps() {
      List<Symbol> steps = symbols(STEPS);
      var nodes = new ArrayList<Node>();
      for (Symbol step : steps) {
        nodes.add(new Node(step, top && nodes.isEmpty()));
      }
      return nodes;
    }

    List<Node> children() {
      var children = new ArrayList<>(steps());
      SAME_CONTEXT.forEach(f -> symbols(f).forEach(s -> children.add(new Node(s, top))));
      OWN_CONTEXT.forEach(f -> symbols(f).forEach(s -> children.add(new Node(s, false))));
      return children;
    }

    private List<Symbol> symbols(Field field) {
      var symbols = new ArrayList<Symbol>();
      read(field, symbol).ifPresent(value -> collect(value, symbols));
      return symbols;
    }
  }

  private static void collect(Object value, List<Symbol> symbols) {
    switch (value) {
      case Symbol symbol -> symbols.add(symbol);
      case List<?> list -> list.forEach(element -> collect(element, symbols));
      case Symbol[] pair -> symbols.addAll(Arrays.asList(pair));
      default -> {}
    }
  }

  private static List<Field> fields(String... names) {
    return Arrays.stream(names).map(name -> field(Symbol.class, name)).toList();
  }

  private static Field field(Class<?> owner, String name) {
    try {
      Field field = owner.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("The JSONata library has no field " + name + " any more", e);
    }
  }

  private static Optional<Object> read(Field field, Object owner) {
    try {
      return Optional.ofNullable(field.get(owner));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("The field " + field.getName() + " cannot be read", e);
    }
  }
}
