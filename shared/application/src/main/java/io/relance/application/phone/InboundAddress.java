package io.relance.application.phone;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The address of the writer of a message, as a provider gives it: never read with a default country
 * as what people type is.
 *
 * @param address E.164 of a person; of others, a short code or the name of a sender, lower case
 * @param person whether it is a phone number, and so can be that of a contact
 */
public record InboundAddress(String address, boolean person) {
  private static final Pattern PREFIX = Pattern.compile("(?i)(?:whatsapp|rcs|sms|mms|tel):");
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

  /** What carriers give in place of a number that the caller withholds: letters on a keypad. */
  private static final Set<String> WITHHELD =
      Set.of("+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253");

  /** Reads the address of a provider, with the prefix of a channel or without. */
  public static InboundAddress of(String raw) {
    var bare = PREFIX.matcher(raw.strip()).replaceFirst("").strip();
    return E164.matcher(bare).matches() && !WITHHELD.contains(bare)
        ? new InboundAddress(bare, true)
        : new InboundAddress(bare.toLowerCase(Locale.ROOT), false);
  }

  /** The number of a person. */
  public Optional<String> number() {
    return person ? Optional.of(address) : Optional.empty();
  }

  /** Never shows the address. */
  @Override
  public String toString() {
    return "InboundAddress[person=" + person + "]";
  }
}
