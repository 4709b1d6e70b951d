package io.relance.domain.shop;

/** Whether an order is one that a customer has just placed. */
public enum OrderState {
  PLACED,
  /** A test order of the shop. */
  TEST,
  CANCELLED,
  /** Its payment was voided or refunded. */
  VOIDED,
  /** It comes from another system, where it was processed long before. */
  IMPORTED
}
