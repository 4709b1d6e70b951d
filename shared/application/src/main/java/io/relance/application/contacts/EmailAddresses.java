package io.relance.application.contacts;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads email addresses; two that differ in case only are the same one. */
public final class EmailAddresses {
  private static final int LONGEST = 254;
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^\\s\\p{Cntrl}@,;:<>()\\[\\]\\\\\"]{1,64}"
              + "@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?\\.[\\p{L}\\p{N}-]{2,63}");

  private EmailAddresses() {}

  /** The normalized address; empty when it is invalid. */
  public static Optional<String> read(String raw) {
    var address = raw.strip().toLowerCase(Locale.ROOT);
    return address.length() <= LONGEST
            && ADDRESS.matcher(address).matches()
            && !address.contains("..")
        ? Optional.of(address)
        : Optional.empty();
  }
}
