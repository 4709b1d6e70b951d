package io.relance.application.sending.model;

import java.util.Locale;

/** How a send stands. */
public enum SendState {
  QUEUED,
  /** Kept back until an instant; it has left its wave. */
  HELD,
  /** In the hands of a holder who calls the provider, until a deadline. */
  CLAIMED,
  /** Nobody knows whether the provider has it; the provider is being asked. */
  ASKING,
  SENT,
  FAILED,
  SKIPPED,
  /** Nobody knows whether the provider has it, and it cannot be asked. */
  UNCONFIRMED;

  /** The name by which it is kept. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name by which it is counted and shown: until it is settled a send is queued, or held. */
  public String shown() {
    return switch (this) {
      case CLAIMED, ASKING -> QUEUED.text();
      case QUEUED, HELD, SENT, FAILED, SKIPPED, UNCONFIRMED -> text();
    };
  }

  /** Whether its wave no longer waits for it. */
  public boolean settled() {
    return switch (this) {
      case SENT, FAILED, SKIPPED, UNCONFIRMED -> true;
      case QUEUED, HELD, CLAIMED, ASKING -> false;
    };
  }

  public static SendState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
