package io.relance.domain.text;

/** The request of a text about the subscription, and the words that express it. */
public sealed interface SubscriptionIntent {

  /** A request to receive nothing more on this channel. */
  record OptOut(Form form, String words) implements SubscriptionIntent {}

  /**
   * A request to receive messages again. A text that may also answer a question (YES) is one only
   * if the contact had opted out, which the caller decides.
   */
  record OptIn(Form form, String words) implements SubscriptionIntent {
    public boolean onlyAfterOptOut() {
      return words.equals("yes");
    }
  }

  /** A question who the sender is and how to stop it. */
  record Help(String words) implements SubscriptionIntent {}

  /** Is about something else. */
  record None() implements SubscriptionIntent {}

  /** The form of the request; stored with the decision. */
  enum Form {
    /** The message is the word. */
    MESSAGE,
    /** The word is alone between punctuation marks. */
    CLAUSE,
    /** A phrase anywhere in the text. */
    PHRASE
  }
}
