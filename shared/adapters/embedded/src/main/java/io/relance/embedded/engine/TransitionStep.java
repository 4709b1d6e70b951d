package io.relance.embedded.engine;

import com.fasterxml.jackson.databind.node.NullNode;
import io.relance.domain.queue.Message;
import io.relance.interpreter.execution.Command;
import io.relance.interpreter.execution.Execution;
import io.relance.interpreter.execution.ExecutionCodec;
import io.relance.interpreter.execution.HistoryEvent;
import io.relance.interpreter.execution.Interpreter;
import io.relance.interpreter.execution.TaskCall;
import io.relance.interpreter.execution.TransitionResult;
import io.relance.interpreter.machine.Machine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Some commands applied to one execution, and everything to be written in one transaction: its
 * state, its history, the messages of its tasks.
 */
final class TransitionStep {
  private final Interpreter interpreter;
  private final Machine machine;
  private final QueueTasks queueTasks;
  private final Deque<TaskCall> sends = new ArrayDeque<>();
  private final List<HistoryEvent> history = new ArrayList<>();
  private final List<OutgoingMessage> postings = new ArrayList<>();
  private final List<TaskCall> invocations = new ArrayList<>();
  private final StoredExecution before;
  private StoredExecution kept;

  TransitionStep(
      Interpreter interpreter, Machine machine, QueueTasks queueTasks, StoredExecution kept) {
    this.interpreter = interpreter;
    this.machine = machine;
    this.queueTasks = queueTasks;
    this.before = kept;
    this.kept = kept;
  }

  /** Returns whether the command had an effect. */
  boolean apply(Command command) {
    return take(interpreter.advance(machine, kept.execution(), command));
  }

  boolean take(TransitionResult transitionResult) {
    kept = kept.with(transitionResult.execution());
    history.addAll(transitionResult.history());
    for (TaskCall call : transitionResult.calls()) {
      (Resources.isSend(call.resource()) ? sends : invocations).add(call);
    }
    while (!sends.isEmpty()) {
      send(sends.remove());
    }
    return transitionResult.applied();
  }

  /** Messages are written to their queues in the transaction that stores their task tokens. */
  private void send(TaskCall call) {
    try {
      OutgoingMessage outgoingMessage = queueTasks.posting(call);
      postings.add(outgoingMessage);
      apply(
          call.token().isPresent()
              ? new Command.TaskSubmitted(call.task(), outgoingMessage.response())
              : new Command.TaskSucceeded(call.task(), outgoingMessage.response()));
    } catch (QueueTasks.Refused refused) {
      apply(new Command.TaskFailed(call.task(), refused.failure()));
    }
  }

  /** Also invokes tasks that were pending before, whose invocation may have been lost. */
  void invokeAgain() {
    kept.execution().pending().stream()
        .filter(call -> !invocations.contains(call))
        .forEach(invocations::add);
  }

  StoredExecution stored() {
    return kept;
  }

  boolean hasChanged() {
    return !history.isEmpty() || !kept.equals(before);
  }

  List<TaskCall> invocations() {
    invocations.retainAll(kept.execution().pending());
    return List.copyOf(invocations);
  }

  PreparedWrite prepare(EngineSettings settings) {
    Execution execution = kept.execution();
    var messages = new ArrayList<>(postings);
    if (execution.end().isPresent() && settings.statusEvents().isPresent()) {
      var event = Message.of(StatusEvents.ended(execution, execution.end().get()));
      messages.add(
          new OutgoingMessage(settings.statusEvents().get(), event, NullNode.getInstance()));
    }
    return new PreparedWrite(
        kept,
        EngineJson.write(ExecutionCodec.toJson(execution)),
        history.isEmpty() ? Optional.empty() : Optional.of(HistoryTable.prepare(history)),
        messages);
  }
}
