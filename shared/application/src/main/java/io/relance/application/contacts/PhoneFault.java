package io.relance.application.contacts;

import java.util.Locale;

/** Why a phone that an event gives is not stored. */
enum PhoneFault {
  /** No number of its country has this form. */
  NO_NUMBER,
  /** People only fill mandatory fields with it. */
  PLACEHOLDER;

  /** The reason on timelines. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
