package io.relance.application.phone;

import java.util.Set;
import java.util.regex.Pattern;

/** Numbers that people type into a mandatory field, and that no person has. */
final class PlaceholderNumbers {
  /** One digit repeated, all of it or after the first digit. */
  private static final Pattern REPEATED = Pattern.compile("\\d?(\\d)\\1{6,}");

  private static final Set<String> OTHERS =
      Set.of(
          "12345678",
          "123456789",
          "0123456789",
          "1234567890",
          "12345678910",
          "98765432",
          "987654321",
          "9876543210",
          "0987654321",
          "102030405",
          "0102030405",
          "1112223333",
          "1231231234",
          "1122334455",
          "1212121212");

  private PlaceholderNumbers() {}

  /** Whether the digits of a number, without the prefix of its country, are one of them. */
  static boolean contain(String digits) {
    return digits.length() >= 8 && (REPEATED.matcher(digits).matches() || OTHERS.contains(digits));
  }
}
