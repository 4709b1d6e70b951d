/** The composition root: every use case over the ports of a deployment. */
@NullMarked
package io.relance.application.wiring;

import org.jspecify.annotations.NullMarked;
