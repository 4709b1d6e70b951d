package io.relance.application.shophistory;

import io.relance.domain.shop.ShopAdmin;
import java.net.URI;
import java.util.Optional;

/**
 * The shop whose records can be fetched.
 *
 * @param shop absent when no token is set
 * @param webhooks the address to which the shop sends webhooks
 */
public record ShopConnection(Optional<ShopAdmin> shop, URI webhooks) {
  /** What must be done before records can be fetched. */
  public static final String NOT_CONNECTED =
      "RELANCE_SHOPIFY_SHOP, RELANCE_SHOPIFY_SECRET and RELANCE_SHOPIFY_ADMIN_TOKEN must be set";
}
