package io.relance.embedded.engine;

import io.relance.interpreter.execution.Execution;

/**
 * An execution in the database.
 *
 * @param number its key
 * @param machineVersion the number of the version that it runs
 */
record StoredExecution(long number, long machineVersion, Execution execution) {
  StoredExecution with(Execution execution) {
    return new StoredExecution(number, machineVersion, execution);
  }
}
