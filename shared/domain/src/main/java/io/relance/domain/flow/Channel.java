package io.relance.domain.flow;

/** The way a message travels. */
public enum Channel {
  SMS,
  EMAIL,
  WHATSAPP
}
