package io.relance.domain.consent;

/** Whether a person agreed; about whom nothing is written has done neither. */
public enum ConsentState {
  SUBSCRIBED,
  UNSUBSCRIBED
}
