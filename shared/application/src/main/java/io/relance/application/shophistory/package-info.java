/** The history of the shop: fetched once, and compared each night with what webhooks reported. */
@NullMarked
package io.relance.application.shophistory;

import org.jspecify.annotations.NullMarked;
