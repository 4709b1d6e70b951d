package io.relance.functions.api.problems;

import io.relance.domain.text.Quoted;

/** Refuses requests that name a resource which is not there. */
public final class Missing {
  private Missing() {}

  /**
   * The address names something that is not there.
   *
   * @param kind such as {@code launch}
   */
  public static ApiException resource(String kind, String id) {
    return ApiException.of(
        Problem.of(404, "not-found", "There is no %s %s".formatted(kind, Quoted.of(id))));
  }

  /**
   * A field of the body names something that is not there.
   *
   * @param kind such as {@code contact}
   */
  public static ApiException named(String path, String kind, String id) {
    return ApiException.invalid(path, "there is no %s %s".formatted(kind, Quoted.of(id)));
  }
}
