/** Shopify's webhooks, decoded into the domain; no other package knows Shopify's names. */
@NullMarked
package io.relance.providers.shopify;

import org.jspecify.annotations.NullMarked;
