/** Sends that wait until their sender may send them. */
@NullMarked
package io.relance.application.sending.waiting;

import org.jspecify.annotations.NullMarked;
