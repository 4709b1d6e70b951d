package io.relance.functions.sending;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.application.sending.Arrival;
import io.relance.application.sending.PrepareSends;
import io.relance.application.store.Json;
import io.relance.lambda.SqsBatches;

/** Prepares what is owed to waves that came to an element that sends. */
public final class SendsHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final PrepareSends preparing;

  public SendsHandler(PrepareSends preparing) {
    this.preparing = preparing;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return SqsBatches.plain(event, body -> preparing.prepare(Json.read(body, Arrival.class)));
  }
}
