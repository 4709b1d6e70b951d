/** Leases the sending rate of senders. */
@NullMarked
package io.relance.application.sending.rate;

import org.jspecify.annotations.NullMarked;
