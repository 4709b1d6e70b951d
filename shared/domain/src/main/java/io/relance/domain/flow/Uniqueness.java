package io.relance.domain.flow;

import java.util.Locale;

/**
 * By what contacts are duplicates of each other, and which of them is kept.
 *
 * @param by what they share
 */
public record Uniqueness(By by, Keep keep) {
  /** What duplicates share. */
  public enum By {
    PHONE("phone number"),
    /** A mailbox, which several spellings of an email address may name. */
    EMAIL("mailbox");

    private final String noun;

    By(String noun) {
      this.noun = noun;
    }

    /** What it is called in sentences. */
    public String noun() {
      return noun;
    }
  }

  /** Which of the contacts that share something is kept, by when they were created. */
  public enum Keep {
    NEWEST,
    OLDEST
  }

  /** Its name in stored items and objects. */
  public String code() {
    return (by + "-" + keep).toLowerCase(Locale.ROOT);
  }
}
