/** Executions on a virtual clock: thirty days in milliseconds. */
@NullMarked
package io.relance.interpreter.testing;

import org.jspecify.annotations.NullMarked;
