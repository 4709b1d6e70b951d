/** Inbound texts and receipts from providers. */
@NullMarked
package io.relance.domain.inbound;

import org.jspecify.annotations.NullMarked;
