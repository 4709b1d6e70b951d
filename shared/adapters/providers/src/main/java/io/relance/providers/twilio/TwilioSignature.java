package io.relance.providers.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decides whether a request comes from Twilio: base64 of the HMAC-SHA1, under the account's auth
 * token, of the address that Twilio called followed by the parameters sorted by name.
 *
 * <p>The address is the public one, as Twilio was given it, query included. Proxies add and remove
 * its port, so both forms are tried.
 */
public final class TwilioSignature {
  private static final String ALGORITHM = "HmacSHA1";
  private static final Pattern ADDRESS =
      Pattern.compile("(https?)://(\\[[^]]*]|[^/?#:@]+)(:\\d+)?([/?#].*)?");
  private static final Pattern BODY_HASH = Pattern.compile("[?&]bodySHA256=([0-9a-fA-F]{64})");

  private final List<SecretKeySpec> keys;

  /**
   * @param authTokens one token, or two separated by a comma while one replaces the other
   * @throws IllegalArgumentException when there is no token
   */
  public TwilioSignature(String authTokens) {
    this.keys =
        TwilioSettings.tokens(authTokens).stream()
            .map(token -> new SecretKeySpec(token.getBytes(UTF_8), ALGORITHM))
            .toList();
  }

  /** Verifies a form, in constant time. */
  public boolean verifies(String url, TwilioForm form, String signature) {
    var parameters = written(form);
    var given = signature.getBytes(UTF_8);
    var verified = false;
    for (var address : addresses(url)) {
      for (var key : keys) {
        var signed = sign(address + parameters, key).getBytes(UTF_8);
        verified |= MessageDigest.isEqual(signed, given);
      }
    }
    return verified;
  }

  /** Verifies a body that is not a form; the signed URL contains its hash. */
  public boolean verifies(String url, byte[] body, String signature) {
    var stated = BODY_HASH.matcher(url);
    return stated.find()
        && MessageDigest.isEqual(
            hash(body).getBytes(UTF_8), stated.group(1).toLowerCase(Locale.ROOT).getBytes(UTF_8))
        && verifies(url, TwilioForm.parse(""), signature);
  }

  /** A name given several times counts once per distinct value, in order. */
  private static String written(TwilioForm form) {
    var written = new StringBuilder();
    form.parameters()
        .forEach(
            (name, values) ->
                new TreeSet<>(values).forEach(value -> written.append(name).append(value)));
    return written.toString();
  }

  private static Set<String> addresses(String url) {
    var addresses = new LinkedHashSet<String>();
    addresses.add(url);
    var parts = ADDRESS.matcher(url);
    if (parts.matches()) {
      var start = parts.group(1) + "://" + parts.group(2);
      var rest = parts.group(4) == null ? "" : parts.group(4);
      addresses.add(start + rest);
      if (parts.group(3) == null) {
        addresses.add(start + (parts.group(1).equals("https") ? ":443" : ":80") + rest);
      }
    }
    return addresses;
  }

  private static String sign(String text, SecretKeySpec key) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA1 is not available", e);
    }
  }

  private static String hash(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
