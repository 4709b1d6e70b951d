package io.relance.domain.text;

import java.util.Optional;
import java.util.regex.Pattern;

/** Recognizes automated replies, so that two systems do not answer each other for ever. */
public final class AutoReplies {
  /** Contacts do send back a word of the message, such as an offered choice. */
  private static final int WORDS_OF_AN_ECHO = 4;

  private static final PhraseRules PHRASES = PhraseRules.read("auto-replies.phrases");
  private static final Pattern SENTENCE_END = Pattern.compile("[!?;:…\\n\\r()]+|\\.+(?=\\s|$)");

  private AutoReplies() {}

  /**
   * The words by which a text is recognized as an automatic reply of a phone, mailbox or help desk.
   */
  public static Optional<String> recognise(String text) {
    return SENTENCE_END
        .splitAsStream(text)
        .map(ReplyText::normalise)
        .flatMap(sentence -> PHRASES.find(sentence).stream())
        .findFirst();
  }

  /** Whether a text has enough words to repeat one of ours; people write fewer themselves. */
  public static boolean mayBeEcho(String text) {
    return ReplyText.tokens(text).size() >= WORDS_OF_AN_ECHO;
  }

  /** Whether a text repeats one of ours. */
  public static boolean isEcho(String text, String ours) {
    return mayBeEcho(text) && ReplyText.tokens(text).equals(ReplyText.tokens(ours));
  }
}
