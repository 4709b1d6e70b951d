package io.relance.application.contacts;

import java.util.Optional;

/**
 * What is known of a person beside addresses.
 *
 * @param timeZone a region's name, such as {@code Europe/Paris}
 * @param locale a BCP 47 tag, such as {@code fr-CA}
 * @param country two letters, ISO 3166, when it was said and not only told by the phone's prefix
 */
public record Profile(
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> timeZone,
    Optional<String> locale,
    Optional<String> country) {
  public static final Profile EMPTY =
      new Profile(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The same, with what is missing taken from the other. */
  Profile filledFrom(Profile other) {
    return new Profile(
        firstName.or(other::firstName),
        lastName.or(other::lastName),
        timeZone.or(other::timeZone),
        locale.or(other::locale),
        country.or(other::country));
  }

  Profile in(Optional<String> newCountry) {
    return new Profile(firstName, lastName, timeZone, locale, newCountry);
  }
}
