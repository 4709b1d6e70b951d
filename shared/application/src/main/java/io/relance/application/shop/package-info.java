/** What the shop tells: orders, parcels, carts, customers, and requests about privacy. */
@NullMarked
package io.relance.application.shop;

import org.jspecify.annotations.NullMarked;
