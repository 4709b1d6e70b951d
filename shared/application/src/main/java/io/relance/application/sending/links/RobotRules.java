package io.relance.application.sending.links;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Tells the requests of robots from those of people. Messaging apps request links to show a
 * preview, and carriers and mail servers to look for malware; mail apps load the images of emails
 * that nobody has opened.
 */
public final class RobotRules {
  /** Nobody reads a message and follows its link as fast, unless a browser does. */
  private static final Duration INSTANT = Duration.ofSeconds(10);

  /** No mail reaches a person, and is opened, as fast. */
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

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
          "google-safety");

  /**
   * What loads images for people who open their mail, without saying which program they use; the
   * links of a mail have no use for it.
   */
  private static final String GMAIL = "googleimageproxy";

  /** What Apple's mail privacy protection calls itself: all images, whether or not one is seen. */
  private static final String APPLE_PRIVACY = "mozilla/5.0";

  /** What Gmail calls itself when it loads the images of a mail that has just come. */
  private static final String GMAIL_PREFETCH = "edge/12.246 mozilla/5.0";

  /** Libraries, which are no programs that show mail. */
  private static final List<String> LIBRARIES =
      List.of("curl/", "wget/", "java/", "go-http-client", "okhttp", "axios", "node-fetch", "ruby");

  /** A maker of phones, whose name contains that of a robot. */
  private static final String PHONES = "cubot";

  private RobotRules() {}

  /**
   * Whether a robot requests a link: by its method, its headers or its name, or since it names no
   * language within seconds after the message was sent.
   *
   * @param age how long ago the message was sent
   */
  static boolean isRobot(LinkRequest request, Duration age) {
    return request.head()
        || request.prefetch()
        || request.userAgent().filter(RobotRules::isBrowser).isEmpty()
        || (!request.language() && age.compareTo(INSTANT) < 0);
  }

  /**
   * Whether a robot loads the image of an email: by its method, its headers or its name, or since
   * the email was only just sent.
   *
   * @param age how long ago the email was sent
   */
  static boolean isRobotOpening(LinkRequest request, Duration age) {
    var name = name(request.userAgent().orElse(""));
    return request.head()
        || request.prefetch()
        || name.isBlank()
        || name.equals(APPLE_PRIVACY)
        || name.endsWith(GMAIL_PREFETCH)
        || Stream.concat(ROBOTS.stream(), LIBRARIES.stream()).anyMatch(name::contains)
        || age.compareTo(AT_ONCE) < 0;
  }

  /** Whether what a program calls itself is the name of a browser. */
  public static boolean isBrowser(String userAgent) {
    var name = name(userAgent);
    return BROWSERS.stream().anyMatch(name::startsWith)
        && ROBOTS.stream().noneMatch(name::contains)
        && !name.contains(GMAIL);
  }

  private static String name(String userAgent) {
    return userAgent.strip().toLowerCase(Locale.ROOT).replace(PHONES, "");
  }
}
