package io.relance.domain.flow;

/** The status of a shipment. */
public enum ShipmentStatus {
  SHIPPED,
  IN_TRANSIT,
  OUT_FOR_DELIVERY,
  ATTEMPTED,
  DELAYED,
  READY_FOR_PICKUP,
  DELIVERED,
  FAILED;

  /** Whether it is a step of the way to the receiver, of which a later one ends the earlier. */
  public boolean isProgress() {
    return switch (this) {
      case SHIPPED, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED -> true;
      case ATTEMPTED, DELAYED, READY_FOR_PICKUP, FAILED -> false;
    };
  }
}
