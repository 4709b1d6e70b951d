/** Runs executions on a simulated clock. */
@NullMarked
package io.relance.interpreter.simulation;

import org.jspecify.annotations.NullMarked;
