package io.relance.domain.id;

import java.util.regex.Pattern;

/** The sender of a message: a number, a short code, an alphanumeric name, an address. */
public record SenderId(String value) {
  /**
   * A number or short code, or what receives at its numbers: a messaging service of Twilio's, a
   * number or a pool of AWS's by its id or ARN.
   */
  private static final Pattern RECEIVING =
      Pattern.compile(
          "\\+?[0-9]{3,15}|MG[0-9a-fA-F]{32}"
              + "|(?:arn:aws[a-z-]*:sms-voice:[a-z0-9-]+:[0-9]{12}:(?:phone-number|pool)/)?"
              + "(?:phone|pool)-[0-9a-z]{12,64}");

  public SenderId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The sender's id must not be empty");
    }
  }

  /** Whether messages to it can be received, unlike those to a name. */
  public boolean isReceiving() {
    return RECEIVING.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
