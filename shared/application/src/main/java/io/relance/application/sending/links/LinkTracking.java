package io.relance.application.sending.links;

import io.relance.application.sending.unsubscribe.UnsubscribeLinks;
import io.relance.domain.text.ShortLinks;
import java.net.URI;

/**
 * How messages are tracked.
 *
 * @param publicUrl the public URL of the deployment
 * @param shortLinks how links are shortened
 * @param emails what is tracked of emails
 */
public record LinkTracking(URI publicUrl, ShortLinks shortLinks, EmailTracking emails) {
  private static final String LINKS = "/l/";
  private static final String IMAGES = "/o/";

  /** How the links of emails are shortened. */
  ShortLinks emailLinks() {
    return emails.links() ? shortLinks : ShortLinks.OFF;
  }

  /** The address of the image of a message with a code, beside its short links. */
  String image(String code) {
    var prefix = shortLinks.prefix();
    var base =
        prefix.endsWith(LINKS)
            ? prefix.substring(0, prefix.length() - LINKS.length())
            : publicUrl.toString().replaceFirst("/+$", "");
    return base + IMAGES + code + TrackedMessages.IMAGE;
  }

  /** What is before the token in a URL that unsubscribes. */
  String unsubscribePrefix() {
    return UnsubscribeLinks.prefix(publicUrl);
  }
}
