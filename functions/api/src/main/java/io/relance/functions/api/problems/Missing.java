package io.relance.functions.api.problems;

import io.relance.domain.text.Quoted;

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
