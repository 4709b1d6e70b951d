package io.relance.domain.shop;

import java.util.Optional;

/** The kinds of records of a shop's history, in the order in which they are fetched. */
public enum ShopRecords {
  /** Customers, with their consents. */
  CUSTOMERS,
  ORDERS,
  /** Checkouts that did not become orders at once. */
  CHECKOUTS;

  /** Those that are fetched after these. */
  public Optional<ShopRecords> next() {
    return switch (this) {
      case CUSTOMERS -> Optional.of(ORDERS);
      case ORDERS -> Optional.of(CHECKOUTS);
      case CHECKOUTS -> Optional.empty();
    };
  }
}
