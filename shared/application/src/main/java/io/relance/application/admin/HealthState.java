package io.relance.application.admin;

/** How well a part of an installation works, from best to worst. */
public enum HealthState {
  OK,
  /** It works, and needs attention. */
  DEGRADED,
  DOWN
}
