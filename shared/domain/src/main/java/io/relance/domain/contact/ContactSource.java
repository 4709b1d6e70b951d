package io.relance.domain.contact;

/** How a contact was created. */
public enum ContactSource {
  API,
  IMPORT,
  SHOPIFY,
  SMS,
  WHATSAPP
}
