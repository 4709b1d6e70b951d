package io.relance.domain.contact;

/** A way to write to a contact. */
public enum Channel {
  SMS,
  EMAIL,
  WHATSAPP
}
