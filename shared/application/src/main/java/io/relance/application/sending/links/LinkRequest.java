package io.relance.application.sending.links;

import java.util.Optional;

/**
 * A request for a short link.
 *
 * @param path the last part of the link
 * @param head whether it asks for the headers only
 * @param userAgent what the program that requests it calls itself
 * @param prefetch whether it says that nobody has followed the link yet
 * @param language whether it names a language, as browsers do
 */
public record LinkRequest(
    String path, boolean head, Optional<String> userAgent, boolean prefetch, boolean language) {
  /** Never shows the path, which leads to a contact's message. */
  @Override
  public String toString() {
    return "LinkRequest[head=" + head + ", userAgent=" + userAgent.orElse("") + "]";
  }
}
