package io.relance.application.sending.links;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Tells the requests of robots from those of people. Messaging apps request links to show a
 * preview, and carriers and mail servers to look for malware.
 */
final class RobotRules {
  /** Nobody reads a message and follows its link as fast, unless a browser does. */
  private static final Duration INSTANT = Duration.ofSeconds(10);

  /** How the names of browsers begin. */
  private static final List<String> BROWSERS = List.of("mozilla/", "opera/");

  /** What is in the names of programs that call themselves browsers, too. */
  private static final List<String> ROBOTS =
      List.of(
          "bot",
          "crawl",
          "spider",
          "slurp",
          "preview",
          "facebookexternalhit",
          "facebookcatalog",
          "whatsapp",
          "skypeuri",
          "embedly",
          "iframely",
          "scanner",
          "proofpoint",
          "mimecast",
          "barracuda",
          "safelinks",
          "headlesschrome",
          "phantomjs",
          "python",
          "google-safety",
          "googleimageproxy");

  /** A maker of phones, whose name contains that of a robot. */
  private static final String PHONES = "cubot";

  private RobotRules() {}

  /** Whether a message was sent so shortly before. */
  static boolean isJustSent(Instant sentAt, Instant now) {
    return now.isBefore(sentAt.plus(INSTANT));
  }

  /**
   * Whether a robot requests a link: by its method, its headers or its name, or since it names no
   * language within seconds after the message was sent.
   */
  static boolean isRobot(LinkRequest request, boolean justSent) {
    return request.head()
        || request.prefetch()
        || request.userAgent().filter(RobotRules::isBrowser).isEmpty()
        || (!request.language() && justSent);
  }

  private static boolean isBrowser(String userAgent) {
    var name = userAgent.toLowerCase(Locale.ROOT).replace(PHONES, "");
    return BROWSERS.stream().anyMatch(name::startsWith)
        && ROBOTS.stream().noneMatch(name::contains);
  }
}
