package io.relance.providers.shopify;

import java.util.Optional;
import java.util.stream.Stream;

/** Finds which of our words is one of Shopify's, whatever its case. */
final class ShopifyWords {
  private ShopifyWords() {}

  static <W extends Enum<W>> W oneOf(W[] words, Optional<String> written, W otherwise) {
    return written
        .flatMap(
            word -> Stream.of(words).filter(one -> one.name().equalsIgnoreCase(word)).findFirst())
        .orElse(otherwise);
  }
}
