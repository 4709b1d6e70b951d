package io.relance.compiler.validate.element;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.Quoted;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks the email addresses that elements name. */
final class EmailAddressCheck {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("@(.+\\.)?example\\.(com|org|net)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern MAILBOX =
      Pattern.compile("[^@\\s,;<>]{1,64}@[^@\\s,;<>]+\\.[^@\\s,;<>.]{2,}");

  private EmailAddressCheck() {}

  /**
   * What is wrong with an address.
   *
   * @param element the kind of the element, with which the codes begin
   */
  static Stream<Diagnostic> faults(String element, String address) {
    if (!MAILBOX.matcher(address).matches()) {
      return Stream.of(
          Diagnostic.error(
              element + ".invalid-email",
              "Must be an email address, not " + Quoted.of(address) + "."));
    }
    return PLACEHOLDER.matcher(address).find()
        ? Stream.of(
            Diagnostic.error(
                    element + ".placeholder-address",
                    "Must be an address of your own, not " + Quoted.of(address) + ".")
                .hint("example.com, example.org and example.net receive no mail."))
        : Stream.empty();
  }
}
