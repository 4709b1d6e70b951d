/** Processes a shop's facts: orders, shipments, carts, customers, privacy requests. */
@NullMarked
package io.relance.application.shop;

import org.jspecify.annotations.NullMarked;
