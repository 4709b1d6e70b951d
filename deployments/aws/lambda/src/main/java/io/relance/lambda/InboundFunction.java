package io.relance.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.functions.handlers.InboundHandler;

/** Answers inbound messages, in order for each contact. */
public final class InboundFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final InboundHandler handler =
      new InboundHandler(LambdaRuntime.byEnvironment().relance().ingest().answerInboundText());

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return handler.handleRequest(event, context);
  }
}
