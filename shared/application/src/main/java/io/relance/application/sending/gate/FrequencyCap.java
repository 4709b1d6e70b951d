package io.relance.application.sending.gate;

/**
 * The marketing messages that one contact may get on a channel.
 *
 * @param messages how many, from 1 to {@link #MOST_MESSAGES}
 * @param days the period: calendar days of the contact, the present one included, from 1 to {@link
 *     #MOST_DAYS}
 */
public record FrequencyCap(int messages, int days) {
  /** The sends of a period are stored in one item. */
  public static final int MOST_MESSAGES = 100;

  public static final int MOST_DAYS = 366;

  public FrequencyCap {
    if (messages < 1 || messages > MOST_MESSAGES || days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException(
          "A frequency cap of %d messages in %d days is out of range".formatted(messages, days));
    }
  }
}
