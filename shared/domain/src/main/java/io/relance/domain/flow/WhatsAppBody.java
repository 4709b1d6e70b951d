package io.relance.domain.flow;

import io.relance.domain.provider.WhatsAppTemplate;

/** What a WhatsApp message says: free text, or a template that Meta has approved. */
public sealed interface WhatsAppBody {
  /** Free text, which reaches only those who wrote within the last 24 hours. */
  record FreeText(String text) implements WhatsAppBody {}

  /** A template, whose variables are filled with texts; it reaches everybody. */
  record Approved(WhatsAppTemplate template) implements WhatsAppBody {}
}
