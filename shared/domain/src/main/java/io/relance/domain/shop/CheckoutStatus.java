package io.relance.domain.shop;

/** Whether a checkout can still become an order. */
public enum CheckoutStatus {
  OPEN,
  /** Its last line was removed. */
  EMPTY,
  /** The shop closed it. */
  CLOSED,
  /** It became an order. */
  COMPLETED
}
