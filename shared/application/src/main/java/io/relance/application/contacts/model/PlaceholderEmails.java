package io.relance.application.contacts.model;

import java.util.regex.Pattern;

/** Emails that people type into a mandatory field, and that no person has. */
public final class PlaceholderEmails {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(none|no|nomail|test|email|mail|abc|asdf|unknown|null|na|sin|aucun|nessuno|(.)\\2*)"
              + "@\\1\\.[a-z]{1,4}"
              + "|(?:no|sin|keine?|pas|pas[._-]?d|nessuna|geen|sem)[._-]?e?-?mail@.*");

  private PlaceholderEmails() {}

  /** Whether an address in its normal form is one of them. */
  public static boolean contain(String address) {
    return PLACEHOLDER.matcher(address).matches();
  }
}
