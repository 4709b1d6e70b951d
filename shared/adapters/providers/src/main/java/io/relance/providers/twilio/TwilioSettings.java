package io.relance.providers.twilio;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which account of Twilio's sends.
 *
 * @param authToken one token, or two separated by a comma while one replaces the other
 * @param from the usual sender: a number, or a messaging service ({@code MG…})
 * @param baseUrl Twilio's own address, or that of another server of the same protocol
 */
public record TwilioSettings(String accountSid, String authToken, String from, URI baseUrl) {
  public static final URI TWILIO = URI.create("https://api.twilio.com");

  /**
   * Reads one token, or two separated by a comma.
   *
   * @throws IllegalArgumentException when there is no token
   */
  static List<String> tokens(String setting) {
    var tokens =
        Stream.of(setting.split(",")).map(String::strip).filter(it -> !it.isEmpty()).toList();
    if (tokens.isEmpty() || tokens.size() > 2) {
      throw new IllegalArgumentException("One token, or two separated by a comma, is needed");
    }
    return tokens;
  }

  /** Never shows the token. */
  @Override
  public String toString() {
    return "TwilioSettings[accountSid=" + accountSid + ", baseUrl=" + baseUrl + "]";
  }
}
