/** Shared by the handlers of all functions. */
@NullMarked
package io.relance.lambda;

import org.jspecify.annotations.NullMarked;
