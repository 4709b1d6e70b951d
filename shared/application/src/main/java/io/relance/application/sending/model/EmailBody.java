package io.relance.application.sending.model;

import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Item;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.Optional;

/**
 * The body of an email that is stored, because it is not rendered again when it is dispatched.
 *
 * @param text the plain text; derived from the HTML when absent
 */
public record EmailBody(String html, Optional<String> text) {
  public static EmailBody of(Item item) {
    return new EmailBody(item.text("html").orElse(""), item.text("text"));
  }

  /** The write of the body of a new send. */
  public Write write(SendId send, Instant expiresAt) {
    return Write.putNew(
        ItemBuilder.at(SendKeys.emailBody(send))
            .text("html", html)
            .text("text", text)
            .expiresAt(expiresAt)
            .build());
  }

  /** Never shows a text. */
  @Override
  public String toString() {
    return "EmailBody[…]";
  }
}
