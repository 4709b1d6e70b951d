package io.relance.application.scheduling;

/** What an agenda entry is about; each kind has one {@link DueAction}. */
public enum DueKind {
  /** A wave that should have started or moved. */
  WAVE,
  /** A claim that should have been settled. */
  CLAIM,
  /** A send of which no receipt ever came. */
  UNCONFIRMED,
  /** A cart that is abandoned unless something happened. */
  CART,
  /** A launch whose pages should have been enrolled. */
  LAUNCH,
  /** A contact of whom something may still have to be forgotten. */
  ERASURE,
  /** An automation out of which somebody may still have to be taken. */
  EXIT,
  /** An opt-out of which automations should have been told. */
  OPT_OUT
}
