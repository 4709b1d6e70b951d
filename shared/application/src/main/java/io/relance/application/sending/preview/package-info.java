/** Renders and decides messages without sending them, for simulations. */
@NullMarked
package io.relance.application.sending.preview;

import org.jspecify.annotations.NullMarked;
