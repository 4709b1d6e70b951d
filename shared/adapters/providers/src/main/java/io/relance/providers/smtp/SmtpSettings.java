package io.relance.providers.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.providers.Loopback;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The connection to the mail server.
 *
 * @param encryption how the connection is protected
 */
public record SmtpSettings(
    Encryption encryption, String host, int port, Optional<Credentials> credentials) {

  private static final String FORM = "smtp://user:password@host:port or smtps://…";

  /** How a connection is protected. */
  public enum Encryption {
    /** TLS from the first byte. */
    TLS,
    /** STARTTLS; without it nothing is sent. */
    STARTTLS,
    /** STARTTLS if the server offers it. */
    OPPORTUNISTIC
  }

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");

  /** Never shows the password. */
  public record Credentials(String user, String password) {
    @Override
    public String toString() {
      return "Credentials[user=" + user + "]";
    }
  }

  /**
   * Reads an address such as {@code smtp://user:password@host:587}; user and password may hold
   * percent escapes. Without a port it is 587, and 465 for {@code smtps}. Off this machine, {@code
   * smtp} requires STARTTLS, unless {@code smtp+plain} permits a connection without it.
   *
   * @throws IllegalArgumentException saying what is wrong, and never showing the password
   */
  public static SmtpSettings parse(String url) {
    var scheme = url.split("://", 2)[0].toLowerCase(Locale.ROOT);
    require(
        url.contains("://") && scheme.matches("smtps|smtp(\\+plain)?"),
        "has to begin with smtp:// or smtps://");
    var rest = url.substring(url.indexOf("://") + 3).replaceFirst("/$", "");
    var at = rest.lastIndexOf('@');
    var place = rest.substring(at + 1);
    var colon = place.indexOf(':', place.lastIndexOf(']') + 1);
    var host = colon < 0 ? place : place.substring(0, colon);
    require(HOST.matcher(host).matches(), "has no host that could exist");
    var standard = scheme.equals("smtps") ? 465 : 587;
    return new SmtpSettings(
        encryption(scheme, host),
        host.replaceAll("[\\[\\]]", ""),
        colon < 0 ? standard : port(place.substring(colon + 1)),
        at < 0 ? Optional.empty() : Optional.of(credentials(rest.substring(0, at))));
  }

  private static Encryption encryption(String scheme, String host) {
    if (scheme.equals("smtps")) {
      return Encryption.TLS;
    }
    return scheme.equals("smtp") && !Loopback.is(host)
        ? Encryption.STARTTLS
        : Encryption.OPPORTUNISTIC;
  }

  private static int port(String written) {
    require(written.matches("[1-9]\\d{0,4}"), "has no port between 1 and 65535");
    var port = Integer.parseInt(written);
    require(port <= 65_535, "has no port between 1 and 65535");
    return port;
  }

  private static Credentials credentials(String written) {
    var colon = written.indexOf(':');
    require(colon > 0 && colon < written.length() - 1, "needs user and password before the @");
    return new Credentials(
        decode(written.substring(0, colon)), decode(written.substring(colon + 1)));
  }

  /** As in any address, where a plus is a plus. */
  private static String decode(String written) {
    try {
      return URLDecoder.decode(written.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException _) {
      throw wrong("has a broken percent escape before the @");
    }
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw wrong(problem);
    }
  }

  private static IllegalArgumentException wrong(String problem) {
    return new IllegalArgumentException("The mail server's address " + problem + ": " + FORM);
  }
}
