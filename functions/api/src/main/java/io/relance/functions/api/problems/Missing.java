package io.relance.functions.api.problems;

import io.relance.domain.text.Quoted;
import io.relance.json.Choices;
import java.util.Collection;

/** The problems of requests that refer to a resource that does not exist. */
public final class Missing {
  private Missing() {}

  /**
   * The path refers to a resource that does not exist: 404.
   *
   * @param kind such as {@code launch}
   */
  public static ApiException resource(String kind, String id) {
    return ApiException.of(
        Problem.of(404, "not-found", "There is no %s %s".formatted(kind, Quoted.of(id))));
  }

  /**
   * The path has a value that is not in a closed set: 404, with the nearest one of the set.
   *
   * @param kind such as {@code channel}
   */
  public static ApiException choice(String kind, String given, Collection<String> known) {
    return ApiException.of(
        Problem.of(404, "not-found", "The %s %s".formatted(kind, Choices.fault(given, known))));
  }

  /**
   * A field of the body refers to a resource that does not exist: 422.
   *
   * @param kind such as {@code contact}
   */
  public static ApiException named(String path, String kind, String id) {
    return ApiException.invalid(path, message(kind, id));
  }

  /** The message about a field or parameter that refers to a resource that does not exist. */
  public static String message(String kind, String id) {
    return "there is no %s %s".formatted(kind, Quoted.of(id));
  }
}
