package io.relance.providers.twilio;

import java.net.URI;

/**
 * Which account of Twilio's sends.
 *
 * @param from the usual sender: a number, or a messaging service ({@code MG…})
 * @param baseUrl Twilio's own address, or that of another server of the same protocol
 */
public record TwilioSettings(String accountSid, String authToken, String from, URI baseUrl) {
  public static final URI TWILIO = URI.create("https://api.twilio.com");

  /** Never shows the token. */
  @Override
  public String toString() {
    return "TwilioSettings[accountSid=" + accountSid + ", baseUrl=" + baseUrl + "]";
  }
}
