package io.relance.application.phone;

import io.relance.json.Choices;

/** Why a phone that an event gives is not stored. */
public enum PhoneFault {
  /** No number of its country has this form. */
  NO_NUMBER,
  /** People only fill mandatory fields with it. */
  PLACEHOLDER;

  /** The reason on timelines. */
  public String word() {
    return Choices.name(this);
  }
}
