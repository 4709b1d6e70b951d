package io.relance.testkit.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** An account at the fake Twilio. */
public record TwilioAccount(String sid, String token) {
  /** The one used where the account does not matter. */
  public static final TwilioAccount INVENTED =
      new TwilioAccount("AC0123456789abcdef0123456789abcdef", "an-invented-token");

  /** What a caller writes into {@code Authorization}. */
  public String basicAuthorization() {
    return "Basic " + Base64.getEncoder().encodeToString((sid + ":" + token).getBytes(UTF_8));
  }

  /** What Twilio writes into {@code X-Twilio-Signature}. */
  public String signature(String url, Map<String, String> form) {
    var signed = new StringBuilder(url);
    new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
    return Hmac.SHA1.base64(token, signed.toString().getBytes(UTF_8));
  }
}
