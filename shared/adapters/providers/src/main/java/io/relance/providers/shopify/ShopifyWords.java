package io.relance.providers.shopify;

import java.util.Optional;
import java.util.stream.Stream;

/** Finds the constant that a word of Shopify's names, in any case. */
final class ShopifyWords {
  private ShopifyWords() {}

  static <W extends Enum<W>> Optional<W> find(W[] constants, String word) {
    return Stream.of(constants).filter(one -> one.name().equalsIgnoreCase(word)).findFirst();
  }
}
