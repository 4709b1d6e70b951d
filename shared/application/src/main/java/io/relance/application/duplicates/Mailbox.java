package io.relance.application.duplicates;

import java.util.Locale;
import java.util.Set;

/** One spelling for each mailbox, of those by which email addresses name it. */
final class Mailbox {
  /** The domains of Gmail, which has one mailbox for an address with and without dots. */
  private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");

  private Mailbox() {}

  /** The mailbox of an address: without a plus tag, and at Gmail without dots. */
  static String of(String email) {
    var address = email.toLowerCase(Locale.ROOT);
    int at = address.lastIndexOf('@');
    if (at < 0) {
      return address;
    }
    var domain = address.substring(at + 1);
    var name = untagged(address.substring(0, at));
    return GMAIL.contains(domain) ? name.replace(".", "") + "@gmail.com" : name + "@" + domain;
  }

  private static String untagged(String name) {
    int plus = name.indexOf('+');
    return plus > 0 ? name.substring(0, plus) : name;
  }
}
