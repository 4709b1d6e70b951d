package io.relance.domain.flow;

/** The status of a shipment, in order of progress. */
public enum ShipmentStatus {
  SHIPPED,
  OUT_FOR_DELIVERY,
  DELIVERED
}
