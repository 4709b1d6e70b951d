package io.relance.functions.sending;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.application.sending.HandOver;
import io.relance.application.sending.Handing;
import io.relance.lambda.SqsBatches;

/** Hands sends to their providers, a few at a time. */
public final class HandoversHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final HandOver handOver;

  public HandoversHandler(HandOver handOver) {
    this.handOver = handOver;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return SqsBatches.plain(event, body -> handOver.handOver(Handing.parse(body)));
  }
}
