package io.relance.domain.provider;

import io.relance.domain.id.SendId;
import java.util.Optional;

/** Carries WhatsApp messages to phones. */
public interface WhatsAppProvider {
  /** The name shown with a message, such as {@code meta} or {@code sandbox}. */
  String name();

  /**
   * The message to send; {@code sendId} is returned in its receipts.
   *
   * @param from the id of our phone number
   */
  record WhatsAppMessage(SendId sendId, String from, String to, WhatsAppContent content) {
    /** Never shows an address or a text. */
    @Override
    public String toString() {
      return "WhatsAppMessage[sendId=" + sendId + "]";
    }
  }

  /**
   * What a message says.
   *
   * @param text free text; not sent where there is a template
   * @param template the approved template that is sent instead of free text
   * @param media the address of a picture, video or document
   */
  record WhatsAppContent(
      String text, Optional<WhatsAppTemplate> template, Optional<String> media) {}

  /**
   * Sends a message. Never throws for failures of the provider or the network: each of these is a
   * {@link SendResult}. After an ambiguous one, nobody can be asked whether it was accepted.
   */
  SendResult send(WhatsAppMessage message);
}
