package io.relance.domain.flow;

/** Whose clock a local time is read on. */
public enum DelayZone {
  AUTOMATION,
  CONTACT
}
