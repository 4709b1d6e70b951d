package io.relance.domain.shop;

/** The status of a parcel, as its carrier reports it. */
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
