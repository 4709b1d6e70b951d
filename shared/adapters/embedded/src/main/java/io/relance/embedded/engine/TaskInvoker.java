package io.relance.embedded.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.interpreter.execution.Command;
import io.relance.interpreter.execution.Failure;
import io.relance.interpreter.execution.TaskCall;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Invokes handlers on a bounded number of threads, one machine after the other. */
final class TaskInvoker {
  private static final int DEEPEST_TRACE = 20;
  private static final long CLOSING_SECONDS = 5;

  private final ExecutorService workers;
  private final Map<String, TaskHandler> handlers;
  private final RoundRobin order = new RoundRobin();

  TaskInvoker(int workers, Map<String, TaskHandler> handlers) {
    var number = new AtomicInteger();
    this.handlers = Map.copyOf(handlers);
    this.workers =
        new ThreadPoolExecutor(
            workers,
            workers,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            work ->
                Thread.ofPlatform()
                    .name("task-" + number.incrementAndGet())
                    .daemon()
                    .unstarted(work));
  }

  /** Invokes a task of a machine and reports its outcome as a command. */
  void invoke(long machine, TaskCall call, Consumer<Command> outcome) {
    order.add(machine, () -> outcome.accept(invoke(call)));
    try {
      workers.execute(() -> order.next().run());
    } catch (RejectedExecutionException e) {
      // Closing: the task stays pending and is invoked again after the next start.
    }
  }

  private Command invoke(TaskCall call) {
    String name = call.arguments().path("FunctionName").asText();
    TaskHandler handler = handlers.get(name.substring(name.lastIndexOf(':') + 1));
    if (handler == null) {
      return failed(call, Failure.of("Lambda.ResourceNotFoundException", "Function not found"));
    }
    JsonNode payload = call.arguments().path("Payload");
    try {
      String result = handler.invoke(payload.isMissingNode() ? "{}" : EngineJson.write(payload));
      return succeeded(call, EngineJson.parse(result));
    } catch (Exception | Error e) {
      return failed(call, Failure.of(e.getClass().getName(), cause(e)));
    }
  }

  private static Command succeeded(TaskCall call, JsonNode payload) {
    var output = JsonNodeFactory.instance.objectNode().put("ExecutedVersion", "$LATEST");
    output.set("Payload", payload);
    output.put("StatusCode", 200);
    return call.token().isPresent()
        ? new Command.TaskSubmitted(call.task(), output)
        : new Command.TaskSucceeded(call.task(), output);
  }

  private static Command failed(TaskCall call, Failure failure) {
    return new Command.TaskFailed(call.task(), failure);
  }

  /** As Lambda's Java runtime reports an exception. */
  private static String cause(Throwable thrown) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("errorMessage", thrown.getMessage());
    json.put("errorType", thrown.getClass().getName());
    var trace = json.putArray("stackTrace");
    StackTraceElement[] frames = thrown.getStackTrace();
    for (int i = 0; i < Math.min(frames.length, DEEPEST_TRACE); i++) {
      trace.add(frames[i].toString());
    }
    return EngineJson.write(json);
  }

  void close() throws InterruptedException {
    workers.shutdown();
    if (!workers.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
      workers.shutdownNow();
    }
  }
}
