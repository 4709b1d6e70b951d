package io.relance.providers.whatsapp;

import java.net.URI;

/**
 * Which phone number of a WhatsApp Business account sends.
 *
 * @param phoneNumberId Meta's id of the number
 * @param token an access token, usually that of a system user
 * @param baseUrl Meta's own address, or that of another server of the same protocol
 */
public record CloudApiSettings(String phoneNumberId, String token, URI baseUrl) {
  public static final URI META = URI.create("https://graph.facebook.com");

  /** Never shows the token. */
  @Override
  public String toString() {
    return "CloudApiSettings[phoneNumberId=" + phoneNumberId + ", baseUrl=" + baseUrl + "]";
  }
}
