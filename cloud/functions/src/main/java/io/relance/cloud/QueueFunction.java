package io.relance.cloud;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.application.wiring.Relance;
import java.util.function.Function;

/** A function that takes messages of one queue. */
abstract class QueueFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final RequestHandler<SQSEvent, SQSBatchResponse> handler;

  QueueFunction(Function<Relance, RequestHandler<SQSEvent, SQSBatchResponse>> handler) {
    this.handler = handler.apply(Deployed.byEnvironment().relance());
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return handler.handleRequest(event, context);
  }
}
