package io.relance.domain.reply;

import java.util.List;

/**
 * A possible answer to a question.
 *
 * @param text as the marketer wrote it
 * @param aliases what else means the same
 */
public record Choice(String text, List<String> aliases) {
  public Choice {
    aliases = List.copyOf(aliases);
  }

  /** A choice without aliases. */
  public static Choice of(String text) {
    return new Choice(text, List.of());
  }
}
