package io.relance.embedded.engine;

import io.relance.interpreter.execution.Execution;

/**
 * An execution as it is kept.
 *
 * @param number names it within this engine
 * @param machineVersion the number of the version that it runs
 */
record KeptExecution(long number, long machineVersion, Execution execution) {
  KeptExecution with(Execution execution) {
    return new KeptExecution(number, machineVersion, execution);
  }
}
