package io.relance.domain.visit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The URL of a page of the shop as it is stored and compared: without the fragment, the default
 * port, a slash at the end, and the parameters that say where a visitor came from or who it is.
 *
 * @param scheme http or https, which are compared as one
 * @param site the host in lower case, with its port unless that is the default
 * @param path begins with a slash
 * @param query the parameters in their order, without the question mark
 */
public record PageUrl(String scheme, String site, String path, String query) {
  /** The longest URL that is read. */
  public static final int LONGEST = 2_048;

  /** The parameter that names the contact who followed a link of a message. */
  public static final String MARK = "relance";

  private static final Pattern FORM =
      Pattern.compile(
          "(?i)(https?)://([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\\.?)(?::(\\d{1,5}))?(/[^?#]*)?(?:\\?([^#]*))?(?:#.*)?");
  private static final Pattern UNREADABLE = Pattern.compile("[\\s\\p{Cntrl}\\\\]");
  private static final Set<String> NOT_STORED =
      Set.of(
          MARK,
          "gclid",
          "fbclid",
          "msclkid",
          "dclid",
          "ttclid",
          "email",
          "phone",
          "token",
          "key",
          "code",
          "password",
          "signature",
          "hmac",
          "session");
  private static final String UNENCODED = "-._~!$&'()*+,;=:@/";

  /** Reads a URL; empty when it is none of a page, or too long. */
  public static Optional<PageUrl> parse(String raw) {
    if (raw.length() > LONGEST || UNREADABLE.matcher(raw).find()) {
      return Optional.empty();
    }
    var form = FORM.matcher(raw);
    if (!form.matches()) {
      return Optional.empty();
    }
    var scheme = form.group(1).toLowerCase(Locale.ROOT);
    var host = form.group(2).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    var path = Optional.ofNullable(form.group(4)).orElse("/");
    var query = Optional.ofNullable(form.group(5)).orElse("");
    return Optional.of(
        new PageUrl(
            scheme,
            host + port(scheme, Optional.ofNullable(form.group(3)).orElse("")),
            normalPath(path),
            normalQuery(query)));
  }

  /** The mark in the query of a URL, which names the contact who followed a link. */
  public static Optional<String> mark(String raw) {
    int query = raw.indexOf('?');
    return query < 0
        ? Optional.empty()
        : Arrays.stream(raw.substring(query + 1).split("#", 2)[0].split("&", -1))
            .filter(parameter -> parameter.startsWith(MARK + "="))
            .map(parameter -> parameter.substring(MARK.length() + 1))
            .findFirst();
  }

  /** The whole URL. */
  public String text() {
    return scheme + "://" + site + path + (query.isEmpty() ? "" : "?" + query);
  }

  /** The parameters of its query. */
  List<String> parameters() {
    return query.isEmpty() ? List.of() : List.of(query.split("&", -1));
  }

  private static String port(String scheme, String port) {
    var standard = scheme.equals("https") ? "443" : "80";
    return port.isEmpty() || port.equals(standard) ? "" : ":" + port;
  }

  private static String normalPath(String path) {
    var segments = new ArrayDeque<String>();
    for (var segment : path.substring(1).split("/", -1)) {
      switch (segment) {
        case "." -> {}
        case ".." -> segments.pollLast();
        default -> segments.addLast(encoded(segment));
      }
    }
    return ("/" + String.join("/", segments)).replaceFirst("(?<=.)/+$", "");
  }

  private static String normalQuery(String query) {
    return Stream.of(query.split("&", -1))
        .filter(parameter -> !parameter.isEmpty() && isStored(parameter))
        .map(PageUrl::encoded)
        .collect(Collectors.joining("&"));
  }

  /** Whether a parameter is neither about the origin of a visit, nor personal or secret. */
  private static boolean isStored(String parameter) {
    var name = parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
    var lower = parameter.toLowerCase(Locale.ROOT);
    return !NOT_STORED.contains(name)
        && !name.startsWith("utm_")
        && !lower.contains("@")
        && !lower.contains("%40");
  }

  /** The same text with one notation for each character. */
  private static String encoded(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var normal = new StringBuilder();
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '%' && isEscape(bytes, at)) {
        int value = HexFormat.fromHexDigits(text(bytes, at + 1, 2));
        normal.append(isUnreserved(value) ? String.valueOf((char) value) : escape(value));
        at += 2;
      } else {
        int value = bytes[at] & 0xff;
        var plain = isUnreserved(value) || value == '%' || UNENCODED.indexOf(value) >= 0;
        normal.append(plain ? String.valueOf((char) value) : escape(value));
      }
    }
    return normal.toString();
  }

  private static String text(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
  }

  private static boolean isEscape(byte[] bytes, int at) {
    return at + 2 < bytes.length
        && HexFormat.isHexDigit(bytes[at + 1])
        && HexFormat.isHexDigit(bytes[at + 2]);
  }

  private static boolean isUnreserved(int value) {
    return (value >= 'a' && value <= 'z')
        || (value >= 'A' && value <= 'Z')
        || (value >= '0' && value <= '9')
        || "-._~".indexOf(value) >= 0;
  }

  private static String escape(int value) {
    return "%" + HexFormat.of().withUpperCase().toHexDigits((byte) value);
  }
}
