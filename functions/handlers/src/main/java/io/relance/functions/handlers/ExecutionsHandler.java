package io.relance.functions.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.application.execution.wave.FailedWaves;
import io.relance.application.persistence.Json;
import java.util.Set;

/** Recovers the waves of executions that ended without success. */
public final class ExecutionsHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Set<String> LOST = Set.of("FAILED", "TIMED_OUT", "ABORTED");

  private final FailedWaves losses;

  public ExecutionsHandler(FailedWaves losses) {
    this.losses = losses;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return SqsBatches.plain(event, context, this::look);
  }

  private void look(String body) {
    var detail = Json.tree(body).path("detail");
    if (LOST.contains(detail.path("status").asText())) {
      FailedWaves.Execution.named(detail.path("name").asText())
          .ifPresent(
              execution -> losses.markFailed(execution, detail.path("error").asText("stopped")));
    }
  }
}
