package io.relance.domain.shop;

/** Where a parcel is, as its carrier says. */
public enum CarrierStatus {
  LABEL_PURCHASED,
  LABEL_PRINTED,
  READY_FOR_PICKUP,
  CONFIRMED,
  CARRIER_PICKED_UP,
  IN_TRANSIT,
  DELAYED,
  OUT_FOR_DELIVERY,
  ATTEMPTED_DELIVERY,
  DELIVERED,
  PICKED_UP,
  FAILURE,
  /** A word that the shop's platform added since. */
  UNKNOWN
}
