package io.relance.domain.consent;

/** Consent given or withdrawn; a person without an entry has done neither. */
public enum ConsentState {
  SUBSCRIBED,
  UNSUBSCRIBED
}
