package io.relance.functions.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of the console.
 *
 * @param type its media type, with the charset of texts
 * @param tag its entity tag: strong, made of the content
 * @param neverChanges whether its name has a hash of its content, so that it can be stored for ever
 * @param body the content: a string if it is a text, else bytes
 */
record ConsoleFile(String type, String tag, boolean neverChanges, Object body) {
  private static final Pattern HASHED = Pattern.compile("assets/.+-[A-Za-z0-9_-]{8}\\.[a-z0-9]+");

  /** The media types by extension; those of texts say their charset. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("svg", "image/svg+xml; charset=utf-8"),
          Map.entry("json", "application/json; charset=utf-8"),
          Map.entry("webmanifest", "application/manifest+json; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("md", "text/markdown; charset=utf-8"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"));

  static ConsoleFile of(String name, byte[] content) {
    var type = type(name);
    Object body =
        type.endsWith("charset=utf-8") ? new String(content, StandardCharsets.UTF_8) : content;
    return new ConsoleFile(type, '"' + hash(content) + '"', HASHED.matcher(name).matches(), body);
  }

  private static String type(String name) {
    var extension = name.substring(name.lastIndexOf('.') + 1);
    return Optional.ofNullable(TYPES.get(extension))
        .orElseThrow(() -> new IllegalStateException("A file of unknown type: " + name));
  }

  private static String hash(byte[] content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
