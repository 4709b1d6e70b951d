package io.relance.domain.inbound;

/** What came of a request from outside at one of our doors. */
public sealed interface Arrival<T> {
  /** Its sender is who it says. */
  record Genuine<T>(Reading<T> reading) implements Arrival<T> {}

  /** It is not signed, or not by whom it says. */
  record Forged<T>() implements Arrival<T> {}

  /** It is about a shop that is not ours. */
  record Misdirected<T>() implements Arrival<T> {}
}
