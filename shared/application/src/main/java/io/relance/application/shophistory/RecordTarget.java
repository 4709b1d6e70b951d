package io.relance.application.shophistory;

import io.relance.domain.shop.ShopFact;

/** Where the facts of records go. */
interface RecordTarget {
  void take(ShopFact fact);
}
