/** Executions on a virtual clock: thirty days in milliseconds. */
@NullMarked
package io.relance.interpreter.simulation;

import org.jspecify.annotations.NullMarked;
