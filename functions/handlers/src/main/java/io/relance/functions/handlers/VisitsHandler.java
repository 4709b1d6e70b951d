package io.relance.functions.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.application.visits.RecordVisits;

/** Records visits of the shop's pages. */
public final class VisitsHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final RecordVisits visits;

  public VisitsHandler(RecordVisits visits) {
    this.visits = visits;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return SqsBatches.plain(event, context, visits::record);
  }
}
