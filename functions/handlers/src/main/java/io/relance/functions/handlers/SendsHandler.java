package io.relance.functions.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.application.persistence.Json;
import io.relance.application.sending.dispatch.PrepareSends;
import io.relance.application.sending.model.SendTask;

/** Plans the messages of waves that reached a sending element. */
public final class SendsHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final PrepareSends preparing;

  public SendsHandler(PrepareSends preparing) {
    this.preparing = preparing;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return SqsBatches.plain(
        event, context, body -> preparing.prepare(Json.read(body, SendTask.class)));
  }
}
