package io.relance.embedded.engine;

import io.relance.interpreter.execution.Execution;

/**
 * An execution as it is kept.
 *
 * @param number names it within this engine
 * @param machineVersion the number of the version that it runs
 */
record StoredExecution(long number, long machineVersion, Execution execution) {
  StoredExecution with(Execution execution) {
    return new StoredExecution(number, machineVersion, execution);
  }
}
