package io.relance.interpreter.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A compiled JSONata expression; safe for concurrent evaluation. */
public final class Expression {
  private static final String OPEN = "{%";
  private static final String CLOSE = "%}";

  private final String source;
  private final String field;
  private final Jsonata compiled;
  private final JsonataNames jsonataNames;

  private Expression(String source, String field, Jsonata compiled) {
    this.source = source;
    this.field = field;
    this.compiled = compiled;
    this.jsonataNames = JsonataNames.in(source);
  }

  /** Whether a string is an expression. */
  public static boolean isOne(String text) {
    return text.startsWith(OPEN)
        && text.endsWith(CLOSE)
        && text.length() >= OPEN.length() + CLOSE.length();
  }

  /** Whether a string begins or ends as an expression does, but is none. */
  static boolean isHalfOpen(String text) {
    return !isOne(text) && (text.startsWith(OPEN) || text.endsWith(CLOSE));
  }

  static Optional<Expression> compile(
      String text, String field, Set<String> members, Consumer<String> problems) {
    String source = text.substring(OPEN.length(), text.length() - CLOSE.length()).strip();
    try {
      var compiled = Jsonata.jsonata(source);
      ExpressionRules.problems(source, compiled, members)
          .forEach(problem -> problems.accept(field + ": " + problem));
      compiled.setOutputConvertNulls(false);
      return Optional.of(new Expression(source, field, compiled));
    } catch (RuntimeException e) {
      problems.accept(field + ": not a JSONata expression: " + e.getMessage());
      return Optional.empty();
    }
  }

  JsonNode evaluate(Scope scope) {
    Object result = result(scope);
    if (result == null) {
      throw failure("returned nothing (undefined).");
    }
    return Values.toJson(result).orElseThrow(() -> failure("returned an unsupported result type."));
  }

  private @Nullable Object result(Scope scope) {
    try {
      return compiled.evaluate(null, frame(scope));
    } catch (JException e) {
      throw failure("threw an error during evaluation. " + reason(e));
    } catch (StackOverflowError e) {
      throw failure("threw an error during evaluation. It calls itself too deeply.");
    } catch (RuntimeException e) {
      // The library also throws other exceptions, such as failed casts.
      throw failure("threw an error during evaluation. " + e.getMessage());
    }
  }

  private static String reason(JException e) {
    return e.getError() == null ? "" + e.getMessage() : e.getError() + ": " + e.getMessage();
  }

  private Jsonata.Frame frame(Scope scope) {
    var frame = compiled.createFrame();
    EvaluationBounds.apply(frame);
    for (String name : jsonataNames.names()) {
      StatesFunctions.named(name, scope.chance()).ifPresent(f -> frame.bind(name, f));
      scope.variable(name).ifPresent(value -> frame.bind(name, Values.toJava(value)));
    }
    if (jsonataNames.mentions("states")) {
      frame.bind("states", states(scope));
    }
    return frame;
  }

  private Map<String, Object> states(Scope scope) {
    var states = new HashMap<String, Object>();
    for (String member : jsonataNames.members()) {
      scope.states(member).ifPresent(value -> states.put(member, Values.toJava(value)));
    }
    return states;
  }

  private QueryFailure failure(String whatHappened) {
    return new QueryFailure(field, described() + " " + whatHappened);
  }

  /** The result was of another type than the field needs. */
  QueryFailure unexpected(String expected, JsonNode actual) {
    return failure(
        "returned an unexpected result type. Expected '%s', but was '%s' for value: %s"
            .formatted(expected, Values.typeOf(actual), actual));
  }

  private String described() {
    return "The JSONata expression '%s' specified for the field '%s'".formatted(source, field);
  }
}
