package io.relance.providers.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.util.Optional;

/** Reads email addresses; what could smuggle in a header or a second receiver is none. */
final class Addresses {
  private Addresses() {}

  /** One address, with or without a name before it. */
  static Optional<InternetAddress> read(String written) {
    if (written.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    try {
      var addresses = InternetAddress.parse(written, true);
      return addresses.length == 1 && !addresses[0].isGroup()
          ? Optional.of(named(ascii(addresses[0])))
          : Optional.empty();
    } catch (AddressException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Encodes a name with accents. */
  private static InternetAddress named(InternetAddress address) {
    try {
      address.setPersonal(address.getPersonal(), UTF_8.name());
      return address;
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("UTF-8 is not available", e);
    }
  }

  /** Domains have an ASCII form; local parts have none. */
  private static InternetAddress ascii(InternetAddress address) throws AddressException {
    var at = address.getAddress().lastIndexOf('@');
    var local = address.getAddress().substring(0, Math.max(at, 0));
    if (at <= 0 || !US_ASCII.newEncoder().canEncode(local)) {
      throw new AddressException("No address that every mail server takes");
    }
    address.setAddress(local + "@" + IDN.toASCII(address.getAddress().substring(at + 1)));
    address.validate();
    return address;
  }
}
