package io.relance.domain.flow;

/** The time zone of a local time. */
public enum DelayZone {
  AUTOMATION,
  CONTACT
}
