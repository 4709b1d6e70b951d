/** Shopify's webhooks, decoded into the domain; no other package uses Shopify's names. */
@NullMarked
package io.relance.providers.shopify;

import org.jspecify.annotations.NullMarked;
