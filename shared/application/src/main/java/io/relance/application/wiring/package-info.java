/** Puts the use cases together over the ports of a deployment, the same for all of them. */
@NullMarked
package io.relance.application.wiring;

import org.jspecify.annotations.NullMarked;
