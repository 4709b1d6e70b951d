package io.relance.application.contacts;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Parses phone numbers in the notations that people and shops use. */
public final class PhoneNumbers {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  /** The library also finds numbers within words; a phone field holds nothing else. */
  private static final Pattern ONLY_A_NUMBER =
      Pattern.compile("[+\\uFF0B]?[\\p{Nd}\\p{Zs}().\\-\\u2010-\\u2015/]{4,40}");

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{3,14}");

  private static final String NO_COUNTRY = "ZZ";

  private final String defaultCountry;

  /**
   * Reads numbers without a prefix as those of a country.
   *
   * @param defaultCountry two letters, ISO 3166
   * @throws IllegalArgumentException when no numbers are known for it
   */
  public PhoneNumbers(String defaultCountry) {
    this.defaultCountry = defaultCountry.toUpperCase(Locale.ROOT);
    if (!known(this.defaultCountry)) {
      throw new IllegalArgumentException(
          "The country must be one that has phone numbers, not " + this.defaultCountry);
    }
  }

  /** The number in its one international form (E.164); empty when it cannot be one. */
  public Optional<String> e164(String raw) {
    return e164(raw, defaultCountry);
  }

  /**
   * The number in its one international form (E.164); empty when it cannot be one.
   *
   * @param country the country of a number without a prefix, two letters; one without phone numbers
   *     counts as the default country
   */
  public Optional<String> e164(String raw, String country) {
    var trimmed = raw.strip();
    if (!ONLY_A_NUMBER.matcher(trimmed).matches()) {
      return Optional.empty();
    }
    var region = country.toUpperCase(Locale.ROOT);
    return parse(trimmed, known(region) ? region : defaultCountry)
        .filter(LIBRARY::isPossibleNumber)
        .map(number -> LIBRARY.format(number, PhoneNumberFormat.E164));
  }

  /** The country that a number in its international form belongs to. */
  public static Optional<String> country(String e164) {
    return E164.matcher(e164).matches()
        ? countryOfPrefix(e164).or(() -> parse(e164, NO_COUNTRY).flatMap(PhoneNumbers::country))
        : Optional.empty();
  }

  /** A prefix of only one country avoids the slow parsing of the number. */
  private static Optional<String> countryOfPrefix(String e164) {
    return IntStream.rangeClosed(2, 4)
        .mapToObj(end -> LIBRARY.getRegionCodesForCountryCode(Integer.parseInt(e164, 1, end, 10)))
        .filter(countries -> !countries.isEmpty())
        .findFirst()
        .filter(countries -> countries.size() == 1)
        .map(List::getFirst)
        .filter(PhoneNumbers::known);
  }

  /** Made-up numbers, as used in trials, belong to no country's plan, but still to a prefix. */
  private static Optional<String> country(PhoneNumber number) {
    return Optional.ofNullable(LIBRARY.getRegionCodeForNumber(number))
        .or(() -> Optional.of(LIBRARY.getRegionCodeForCountryCode(number.getCountryCode())))
        .filter(PhoneNumbers::known);
  }

  private static boolean known(String country) {
    return LIBRARY.getSupportedRegions().contains(country);
  }

  private static Optional<PhoneNumber> parse(String text, String region) {
    try {
      return Optional.of(LIBRARY.parse(text, region));
    } catch (NumberParseException _) {
      return Optional.empty();
    }
  }
}
