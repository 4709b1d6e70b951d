package io.relance.application.sending.guard;

/**
 * How many messages automations may send in a calendar day of the project.
 *
 * @param all of all automations together, at least 1
 * @param automation of each automation, at least 1
 */
public record DailyCaps(int all, int automation) {
  /** No cap. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  public static final DailyCaps NONE = new DailyCaps(UNLIMITED, UNLIMITED);

  public DailyCaps {
    if (all < 1 || automation < 1) {
      throw new IllegalArgumentException(
          "A cap must permit at least 1 message a day, not %d"
              .formatted(Math.min(all, automation)));
    }
  }

  /** The cap of everything, or of an automation; {@link #UNLIMITED} for none. */
  public int of(SendingScope scope) {
    return switch (scope) {
      case SendingScope.Everything() -> all;
      case SendingScope.OfAutomation _ -> automation;
    };
  }

  boolean isNone() {
    return all == UNLIMITED && automation == UNLIMITED;
  }
}
