package io.relance.interpreter.execution;

import java.util.List;

/**
 * The result of applying a command to an execution.
 *
 * @param applied whether the command applied to anything; expired timers are applied in any case
 * @param calls tasks to invoke, after the execution has been stored
 * @param history the new events of the history
 */
public record TransitionResult(
    Execution execution, boolean applied, List<TaskCall> calls, List<HistoryEvent> history) {}
