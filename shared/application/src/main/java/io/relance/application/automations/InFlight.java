package io.relance.application.automations;

/** What happens to the enrollments in progress when an automation is deactivated. */
public enum InFlight {
  /** They finish under their activation. */
  FINISH,
  /** They end at once. */
  CANCEL
}
