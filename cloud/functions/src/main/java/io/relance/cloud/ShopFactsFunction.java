package io.relance.cloud;

import io.relance.functions.triggers.ShopFactsHandler;

/** Takes what the shop told. */
public final class ShopFactsFunction extends QueueFunction {
  public ShopFactsFunction() {
    super(relance -> new ShopFactsHandler(relance.arrivals().takeShopFact()));
  }
}
