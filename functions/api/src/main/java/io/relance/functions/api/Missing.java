package io.relance.functions.api;

/** Refuses requests that name a resource which is not there. */
public final class Missing {
  private Missing() {}

  /**
   * The address names something that is not there.
   *
   * @param kind such as {@code launch}
   */
  public static Refusal resource(String kind, String id) {
    return Refusal.of(Problem.of(404, "not-found", "There is no %s \"%s\"".formatted(kind, id)));
  }

  /**
   * A field of the body names something that is not there.
   *
   * @param kind such as {@code contact}
   */
  public static Refusal named(String path, String kind, String id) {
    return Refusal.invalid(path, "there is no %s \"%s\"".formatted(kind, id));
  }
}
