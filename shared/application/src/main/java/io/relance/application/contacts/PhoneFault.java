package io.relance.application.contacts;

import io.relance.json.Choices;

/** Why a phone that an event gives is not stored. */
enum PhoneFault {
  /** No number of its country has this form. */
  NO_NUMBER,
  /** People only fill mandatory fields with it. */
  PLACEHOLDER;

  /** The reason on timelines. */
  String word() {
    return Choices.name(this);
  }
}
