package io.relance.testkit.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.testkit.fake.HttpMessage.Request;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks Signature Version 4 of a request, as AWS's documents describe it. */
final class AwsSignature {
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8}/[^/]+/[^/]+/aws4_request), *"
              + "SignedHeaders=([^,]+), *Signature=([0-9a-f]{64})");

  private AwsSignature() {}

  /** Whether a request was signed by an account for a service in the account's region. */
  static boolean verifies(Request request, AwsAccount account, String service) {
    var written = AUTHORIZATION.matcher(request.headers().getOrDefault("Authorization", ""));
    if (!written.matches() || !written.group(1).equals(account.accessKey())) {
      return false;
    }
    var scope = written.group(2).split("/");
    if (!scope[1].equals(account.region()) || !scope[2].equals(service)) {
      return false;
    }
    var date = request.headers().getOrDefault("X-Amz-Date", "");
    var toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            date,
            written.group(2),
            hash(canonical(request, written.group(3))));
    var key = ("AWS4" + account.secretKey()).getBytes(UTF_8);
    for (var part : scope) {
      key = hmac(key, part);
    }
    return date.startsWith(scope[0])
        && HexFormat.of().formatHex(hmac(key, toSign)).equals(written.group(4));
  }

  private static String canonical(Request request, String signedHeaders) {
    var headers =
        List.of(signedHeaders.split(";")).stream()
            .map(name -> name + ":" + request.headers().getOrDefault(name, "") + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        request.method(),
        request.path(),
        request.query(),
        headers,
        signedHeaders,
        hash(request.body()));
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is not available", e);
    }
  }
}
