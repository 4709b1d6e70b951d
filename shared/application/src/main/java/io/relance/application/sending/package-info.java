/** Sends messages: gate, claim, call of the provider, settlement. */
@NullMarked
package io.relance.application.sending;

import org.jspecify.annotations.NullMarked;
