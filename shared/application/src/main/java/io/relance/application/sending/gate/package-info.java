/** Decides whether a message may be sent to a contact now. */
@NullMarked
package io.relance.application.sending.gate;

import org.jspecify.annotations.NullMarked;
