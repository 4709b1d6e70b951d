package io.relance.domain.engine;

/** Lets its holder answer one waiting task, once; a credential. */
public record TaskToken(String token) {
  @Override
  public String toString() {
    return "TaskToken[…]";
  }
}
