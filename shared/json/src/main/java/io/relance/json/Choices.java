package io.relance.json;

import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names of closed sets, and the faults of words that are none of them. */
public final class Choices {
  private Choices() {}

  /** The constants of an enum by their names on the wire: {@code NOT_YET} is {@code not-yet}. */
  public static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
    var names = new LinkedHashMap<String, E>();
    Arrays.stream(type.getEnumConstants()).forEach(value -> names.put(name(value), value));
    return names;
  }

  /** The name of a constant on the wire. */
  public static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The fault of a word that is none of the choices, with the nearest of them.
   *
   * @param word absent when nothing was given
   */
  public static String fault(@Nullable String word, Collection<String> choices) {
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
