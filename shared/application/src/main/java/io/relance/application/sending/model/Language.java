package io.relance.application.sending.model;

import io.relance.application.contacts.model.Contact;
import java.util.Locale;
import java.util.Set;

/** A language of the built-in texts. */
public enum Language {
  ENGLISH,
  FRENCH;

  /** Countries where French is more widely read than English. */
  private static final Set<String> FRENCH_SPEAKING =
      Set.of(
          "FR", "MC", "LU", "GP", "MQ", "GF", "RE", "YT", "PM", "NC", "PF", "SN", "CI", "ML", "BF",
          "NE", "TG", "BJ", "GN", "GA", "CG", "CD", "MG", "CM", "TN", "DZ", "MA");

  /** The language of a contact: that of the locale, else that of the country. */
  public static Language of(Contact contact) {
    var french =
        contact
            .locale()
            .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')).getLanguage().equals("fr"))
            .orElseGet(() -> contact.country().map(FRENCH_SPEAKING::contains).orElse(false));
    return french ? FRENCH : ENGLISH;
  }
}
