package io.relance.domain.text;

/** What somebody's text asks about the messages themselves, and the words that asked it. */
public sealed interface SubscriptionIntent {

  /** Wants to receive nothing more on this channel. */
  record OptOut(Form form, String words) implements SubscriptionIntent {}

  /**
   * Wants to receive messages again. A text that may also be the answer to a question (YES) is so
   * only from somebody who had opted out, which the caller knows.
   */
  record OptIn(Form form, String words) implements SubscriptionIntent {
    public boolean onlyAfterOptOut() {
      return words.equals("yes");
    }
  }

  /** Wants to know who writes, and how to stop it. */
  record Help(String words) implements SubscriptionIntent {}

  /** Is about something else. */
  record None() implements SubscriptionIntent {}

  /** How the wish was put; kept with the decision. */
  enum Form {
    /** The message is the word. */
    MESSAGE,
    /** The word stands alone between marks of punctuation. */
    CLAUSE,
    /** A turn of phrase, wherever it stands. */
    PHRASE
  }
}
