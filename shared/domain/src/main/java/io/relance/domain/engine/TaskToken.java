package io.relance.domain.engine;

/** The credential that completes one waiting task, once. */
public record TaskToken(String token) {
  @Override
  public String toString() {
    return "TaskToken[…]";
  }
}
