package io.relance.domain.shop;

/** How far the shop is with handing a parcel over. */
public enum FulfillmentStatus {
  PENDING,
  OPEN,
  SUCCESS,
  CANCELLED,
  ERROR,
  FAILURE,
  /** A word that the shop's platform added since. */
  UNKNOWN
}
