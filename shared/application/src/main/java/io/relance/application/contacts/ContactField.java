package io.relance.application.contacts;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A field that every contact may have, under its name in files and answers. */
public enum ContactField {
  SHOP_CUSTOMER_ID("externalIds.shopify", "This is not a customer's id."),
  PHONE("phone", "This is not a phone number."),
  EMAIL("email", "This is not an email address."),
  FIRST_NAME("firstName", "A name has 1 to 200 characters, all of them printable."),
  LAST_NAME("lastName", "A name has 1 to 200 characters, all of them printable."),
  TIME_ZONE("timeZone", "This time zone is not known; one is Europe/Paris."),
  LOCALE("locale", "This locale is not known; one is fr-CA."),
  COUNTRY("country", "This country is not known; one is FR.");

  private static final int LONGEST = 200;
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> MORE_NAMES =
      Set.of("id", "externalIds", "properties", "consents", "createdAt", "updatedAt");

  private final String word;
  private final String rule;

  ContactField(String word, String rule) {
    this.word = word;
    this.rule = rule;
  }

  /** Its name in files and answers. */
  public String word() {
    return word;
  }

  /** What is wrong with a value that cannot be read. */
  String rule() {
    return rule;
  }

  /** The value as it is kept; empty when it cannot be one. */
  Optional<String> read(String raw, PhoneNumbers phones) {
    return switch (this) {
      case PHONE -> phones.e164(raw);
      case EMAIL -> EmailAddresses.read(raw);
      case SHOP_CUSTOMER_ID, FIRST_NAME, LAST_NAME -> printable(raw);
      case TIME_ZONE -> Optional.of(raw.strip()).filter(ZoneId.getAvailableZoneIds()::contains);
      case LOCALE -> locale(raw.strip().replace('_', '-'));
      case COUNTRY -> Optional.of(raw.strip().toUpperCase(Locale.ROOT)).filter(COUNTRIES::contains);
    };
  }

  /** The field of that name, if it is one. */
  public static Optional<ContactField> named(String word) {
    return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
  }

  /** Whether a name means a field of ours, so that no property may be called so. */
  static boolean reserved(String name) {
    return Stream.concat(MORE_NAMES.stream(), Arrays.stream(values()).map(ContactField::word))
        .anyMatch(name::equalsIgnoreCase);
  }

  private static Optional<String> printable(String raw) {
    var text = raw.strip();
    return text.isEmpty()
            || text.length() > LONGEST
            || text.chars().anyMatch(Character::isISOControl)
        ? Optional.empty()
        : Optional.of(text);
  }

  private static Optional<String> locale(String tag) {
    try {
      var locale = new Locale.Builder().setLanguageTag(tag).build();
      return LANGUAGES.contains(locale.getLanguage())
              && (locale.getCountry().isEmpty() || COUNTRIES.contains(locale.getCountry()))
          ? Optional.of(locale.toLanguageTag())
          : Optional.empty();
    } catch (IllformedLocaleException _) {
      return Optional.empty();
    }
  }
}
