package io.relance.providers.shopify;

import java.net.URI;

/**
 * How the Admin API of a shop is reached.
 *
 * @param token the access token of the app
 * @param baseUrl such as {@code https://a-shop.myshopify.com}
 */
public record ShopifyAdminSettings(String token, URI baseUrl) {
  /** Never shows the token. */
  @Override
  public String toString() {
    return "ShopifyAdminSettings[baseUrl=" + baseUrl + "]";
  }
}
