package io.relance.functions.api.automations;

import io.relance.domain.text.Quoted;
import io.relance.functions.api.problems.ApiException;
import io.relance.json.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the language tags of requests. */
final class Locales {
  private static final Pattern FORM = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}");

  private Locales() {}

  /** A language tag such as {@code fr-CA}. */
  static Optional<String> tag(JsonValue value) {
    return value
        .string()
        .filter(
            tag ->
                value.holds(
                    FORM.matcher(tag).matches(),
                    "must be a language tag such as fr or fr-CA, not " + Quoted.of(tag)));
  }

  /** The locale of a tag such as {@code fr-CA}; English when there is none. */
  static Locale of(@Nullable String tag) {
    if (tag == null) {
      return Locale.ENGLISH;
    }
    if (!FORM.matcher(tag).matches()) {
      throw ApiException.parameter(
          "locale", "must be a language tag such as fr or fr-CA, not " + Quoted.of(tag));
    }
    return Locale.forLanguageTag(tag.replace('_', '-'));
  }
}
