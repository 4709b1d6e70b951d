package io.relance.domain.flow;

/** How far a shipment is, in the order in which it gets there. */
public enum ShipmentStatus {
  SHIPPED,
  OUT_FOR_DELIVERY,
  DELIVERED
}
