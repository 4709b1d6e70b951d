/** Shopify's webhooks, read into our words; nothing else knows Shopify's. */
@NullMarked
package io.relance.providers.shopify;

import org.jspecify.annotations.NullMarked;
