package io.relance.application.sending.model;

import java.util.Locale;

/** The state of a send. */
public enum SendState {
  QUEUED,
  /** Held until an instant; it has left its wave. */
  HELD,
  /** Claimed by a worker that calls the provider, until a deadline. */
  CLAIMED,
  /** The provider may have it; the provider is queried. */
  ASKING,
  SENT,
  FAILED,
  SKIPPED,
  /** The provider may have it, and cannot be queried. */
  UNCONFIRMED;

  /** The stored name. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name in counts and answers: an unsettled send is queued or held. */
  public String shown() {
    return switch (this) {
      case CLAIMED, ASKING -> QUEUED.text();
      case QUEUED, HELD, SENT, FAILED, SKIPPED, UNCONFIRMED -> text();
    };
  }

  /** Whether its wave no longer waits for it. */
  public boolean settled() {
    return switch (this) {
      case HELD, SENT, FAILED, SKIPPED, UNCONFIRMED -> true;
      case QUEUED, CLAIMED, ASKING -> false;
    };
  }

  public static SendState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
