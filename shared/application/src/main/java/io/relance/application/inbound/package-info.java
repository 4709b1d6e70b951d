/** Inbound texts, and which automation answers. */
@NullMarked
package io.relance.application.inbound;

import org.jspecify.annotations.NullMarked;
