package io.relance.application.visits;

import java.util.Optional;

/**
 * A request of a browser that reports visits.
 *
 * @param origin of the page that sent it, as the browser says
 * @param userAgent what the browser calls itself
 * @param body JSON
 */
public record CollectRequest(Optional<String> origin, Optional<String> userAgent, String body) {
  /** Omits the body, which may have an email. */
  @Override
  public String toString() {
    return "CollectRequest[]";
  }
}
