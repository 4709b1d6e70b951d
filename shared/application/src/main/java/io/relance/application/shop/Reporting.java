package io.relance.application.shop;

/** How a fact of the shop comes to be known. */
public enum Reporting {
  /** Reported as it happens, and within the time that each story allows. */
  LIVE,
  /** Fetched with the shop's history: it triggers nothing. */
  HISTORY
}
