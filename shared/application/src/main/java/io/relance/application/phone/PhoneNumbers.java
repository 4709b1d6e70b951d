package io.relance.application.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Parses phone numbers in the notations that people and shops use. */
public final class PhoneNumbers {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{3,14}");
  private static final String NO_COUNTRY = "ZZ";
  private static final int NORTH_AMERICA = 1;

  /**
   * The prefixes of Mexican mobiles until 2019: from abroad, from fixed lines and long distance.
   */
  private static final Pattern OLD_MEXICAN = Pattern.compile("\\+521(\\d{10})");

  private static final Pattern OLD_MEXICAN_NATIONAL =
      Pattern.compile("(?:044|045|01|1|521|\\+52\\s*0?(?:44|45))(\\d{10})");

  private static final Pattern FROM_MEXICO = Pattern.compile("^(?:\\+|00\\s?|011\\s?)52");
  private static final Pattern FOREIGN_PREFIX = Pattern.compile("^(?:00|011)(?=52)");

  /** Argentine mobiles have a 9 from abroad; the same number without it is written as often. */
  private static final Pattern ARGENTINE_MOBILE = Pattern.compile("\\+549(\\d{10})");

  /** Brazilian mobiles with their eight digits of before 2016, which begin with 6 to 9. */
  private static final Pattern OLD_BRAZILIAN_MOBILE = Pattern.compile("\\+55(\\d\\d)([6-9]\\d{7})");

  /** The numbers of Benin with their eight digits of before the end of 2024. */
  private static final Pattern OLD_BENINESE = Pattern.compile("\\+229([24-9]\\d{7})");

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
    return parsed(raw, country)
        .filter(number -> !isPlaceholder(number))
        .map(number -> LIBRARY.format(number, PhoneNumberFormat.E164));
  }

  /** Whether a text has the form of a number, and is one that people only fill fields with. */
  public boolean isPlaceholder(String raw, String country) {
    return parsed(raw, country).filter(PhoneNumbers::isPlaceholder).isPresent()
        || PlaceholderNumbers.contain(raw.replaceAll("[^\\p{Nd}]", ""));
  }

  private static boolean isPlaceholder(PhoneNumber number) {
    return PlaceholderNumbers.contain(LIBRARY.getNationalSignificantNumber(number));
  }

  private Optional<PhoneNumber> parsed(String raw, String country) {
    var region = country.toUpperCase(Locale.ROOT);
    var known = known(region) ? region : defaultCountry;
    return WrittenPhone.candidates(raw).flatMap(it -> read(it, known).stream()).findFirst();
  }

  /**
   * The same text for all written forms of one number in E.164, such as {@code +52} and {@code +52
   * 1} of a Mexican mobile; it is compared, and never called.
   */
  public static String key(String e164) {
    var mexican = OLD_MEXICAN.matcher(e164);
    if (mexican.matches()) {
      return "+52" + mexican.group(1);
    }
    var argentine = ARGENTINE_MOBILE.matcher(e164);
    if (argentine.matches()) {
      return "+54" + argentine.group(1);
    }
    var brazilian = OLD_BRAZILIAN_MOBILE.matcher(e164);
    return brazilian.matches()
        ? "+55" + brazilian.group(1) + "9" + brazilian.group(2)
        : OLD_BENINESE.matcher(e164).replaceFirst("+22901$1");
  }

  /** A number in E.164 as it is called today. */
  public static String modern(String e164) {
    return OLD_MEXICAN.matcher(e164).replaceFirst("+52$1");
  }

  /** Whether two numbers in E.164 are written forms of one. */
  public static boolean same(String one, String other) {
    return key(one).equals(key(other));
  }

  /** The country that a number in its international form belongs to. */
  public static Optional<String> country(String e164) {
    return E164.matcher(e164).matches()
        ? countryOfPrefix(e164).or(() -> parse(e164, NO_COUNTRY).flatMap(PhoneNumbers::country))
        : Optional.empty();
  }

  private static Optional<PhoneNumber> read(String written, String region) {
    var text =
        region.equals("MX") || FROM_MEXICO.matcher(written).find() ? mexican(written) : written;
    return Stream.concat(Stream.of(text), withoutForeignPrefix(text))
        .flatMap(number -> parse(number, region).stream().filter(PhoneNumbers::plausible))
        .findFirst();
  }

  /** People write 00 before a country's prefix also where another prefix leads abroad. */
  private static Stream<String> withoutForeignPrefix(String text) {
    return text.startsWith("00") ? Stream.of("+" + text.substring(2)) : Stream.empty();
  }

  /**
   * Ranges are opened more often than the library is released, and those for examples are not in
   * it, so that the length is enough, and a first digit that the country's numbers may have.
   */
  private static boolean plausible(PhoneNumber number) {
    var national = LIBRARY.getNationalSignificantNumber(number);
    var first = number.getCountryCode() == NORTH_AMERICA ? "[2-9].*" : "[1-9].*";
    return LIBRARY.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
        && (national.matches(first) || LIBRARY.isValidNumber(number));
  }

  private static String mexican(String written) {
    var digits = FOREIGN_PREFIX.matcher(written.replaceAll("[^+\\d]", "")).replaceFirst("+");
    var old = OLD_MEXICAN.matcher(digits);
    if (old.matches()) {
      return "+52" + old.group(1);
    }
    var national = OLD_MEXICAN_NATIONAL.matcher(digits);
    return national.matches() ? "+52" + national.group(1) : written;
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
