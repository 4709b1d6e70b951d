package io.relance.functions.api;

import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to say of a word that must be one of a few. */
public final class Choices {
  private Choices() {}

  /**
   * The fault of a word that is none of the choices, with the nearest of them.
   *
   * @param word absent when nothing was given
   */
  public static String fault(@Nullable String word, List<String> choices) {
    var must =
        "must be "
            + choices.stream()
                .map(choice -> "\"" + choice + "\"")
                .collect(Collectors.joining(", "))
                .replaceFirst(", ([^,]+)$", " or $1");
    return word == null
        ? must
        : must
            + ", not "
            + Quoted.of(word)
            + NearestName.of(word, choices)
                .map(near -> " (did you mean \"" + near + "\"?)")
                .orElse("");
  }
}
