package io.relance.interpreter.execution;

import java.util.List;

/**
 * What a command made of an execution.
 *
 * @param applied whether there was still something for the command to act on; when not, time may
 *     have moved the execution all the same
 * @param calls tasks to invoke, after the execution has been kept
 * @param history what happened, to be added to what is known
 */
public record TransitionResult(
    Execution execution, boolean applied, List<TaskCall> calls, List<HistoryEvent> history) {}
