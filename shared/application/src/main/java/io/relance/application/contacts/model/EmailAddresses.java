package io.relance.application.contacts.model;

import io.relance.domain.text.InvisibleCharacters;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads email addresses: one mailbox has one form, whatever its case, the form of its domain and
 * its invisible characters.
 */
public final class EmailAddresses {
  private static final int LONGEST = 254;
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^\\s\\p{Z}\\p{Cntrl}@,;:<>()\\[\\]\\\\\"]{1,64}"
              + "@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?\\.[\\p{L}\\p{N}-]{2,63}");

  /** Spaces around an address, of whatever width. */
  private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

  private EmailAddresses() {}

  /** The normalized address; empty when it is invalid. */
  public static Optional<String> read(String raw) {
    var visible = AROUND.matcher(InvisibleCharacters.removed(raw)).replaceAll("");
    var composed = Normalizer.normalize(visible, Normalizer.Form.NFC);
    var address = withReadableDomain(composed.toLowerCase(Locale.ROOT));
    return address.length() <= LONGEST
            && ADDRESS.matcher(address).matches()
            && !address.contains("..")
        ? Optional.of(address)
        : Optional.empty();
  }

  /** An internationalized domain has two forms; sending converts it to that of the DNS. */
  private static String withReadableDomain(String address) {
    int at = address.lastIndexOf('@');
    var domain = address.substring(at + 1);
    try {
      return address.substring(0, at + 1) + IDN.toUnicode(IDN.toASCII(domain));
    } catch (IllegalArgumentException _) {
      return address;
    }
  }
}
