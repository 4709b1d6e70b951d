package io.relance.application.contacts.model;
import io.relance.application.phone.PhoneNumbers;

import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A field that every contact may have, under its name in files and answers. */
public enum ContactField {
  SHOP_CUSTOMER_ID("externalIds.shopify", ContactField.PRINTABLE),
  PHONE("phone", "must be a phone number such as +33612345678"),
  EMAIL("email", "must be an email address such as ana@example.org"),
  FIRST_NAME("firstName", ContactField.PRINTABLE),
  LAST_NAME("lastName", ContactField.PRINTABLE),
  TIME_ZONE("timeZone", "must be a time zone such as Europe/Paris"),
  LOCALE("locale", "must be a locale such as fr or fr-CA"),
  COUNTRY("country", "must be a country of two letters such as FR");

  private static final String PRINTABLE = "must be 1 to 200 printable characters";
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
  public String wireName() {
    return word;
  }

  /** What a value that cannot be read must be, with the value and the nearest right one. */
  public String fault(String raw) {
    return rule + ", not " + Quoted.of(raw) + near(raw);
  }

  private String near(String raw) {
    return this == TIME_ZONE
        ? NearestName.of(raw, ZoneId.getAvailableZoneIds())
            .map(zone -> " (did you mean \"" + zone + "\"?)")
            .orElse("")
        : "";
  }

  /** The normalized value; empty when it is invalid. */
  public Optional<String> read(String raw, PhoneNumbers phones) {
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

  /** Whether a name is reserved for a contact field, so that no property can have it. */
  public static boolean reserved(String name) {
    return Stream.concat(MORE_NAMES.stream(), Arrays.stream(values()).map(ContactField::wireName))
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
