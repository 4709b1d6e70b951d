package io.relance.application.contacts.model;

import io.relance.domain.shop.PersonName;
import java.util.Optional;

/**
 * The data of a contact other than addresses.
 *
 * @param timeZone a region's name, such as {@code Europe/Paris}
 * @param locale a BCP 47 tag, such as {@code fr-CA}
 * @param country two letters, ISO 3166, if stated and not only derived from the phone's prefix
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

  /**
   * The same, with missing values filled in from the other; a name that is missing in part is
   * filled in only from the same person's.
   */
  public Profile filledFrom(Profile other) {
    var name = new PersonName(firstName, lastName);
    var theirs = new PersonName(other.firstName, other.lastName);
    var own = name.differsFrom(theirs);
    return new Profile(
        own ? firstName : firstName.or(other::firstName),
        own ? lastName : lastName.or(other::lastName),
        timeZone.or(other::timeZone),
        locale.or(other::locale),
        country.or(other::country));
  }

  public Profile withoutFirstName() {
    return new Profile(Optional.empty(), lastName, timeZone, locale, country);
  }

  public Profile withoutLastName() {
    return new Profile(firstName, Optional.empty(), timeZone, locale, country);
  }

  /** The same, with the country of the other. */
  public Profile withCountryOf(Profile other) {
    return new Profile(firstName, lastName, timeZone, locale, other.country());
  }
}
