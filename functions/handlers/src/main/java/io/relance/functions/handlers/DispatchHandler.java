package io.relance.functions.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.application.sending.dispatch.DispatchSends;
import io.relance.application.sending.model.DispatchMessage;

/** Passes sends to their providers in small batches. */
public final class DispatchHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final DispatchSends dispatchSends;

  public DispatchHandler(DispatchSends dispatchSends) {
    this.dispatchSends = dispatchSends;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return SqsBatches.plain(
        event, context, body -> dispatchSends.dispatch(DispatchMessage.parse(body)));
  }
}
