package io.relance.functions.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.application.sending.links.RecordClicks;

/** Records clicks on the links of messages. */
public final class ClicksHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final RecordClicks clicks;

  public ClicksHandler(RecordClicks clicks) {
    this.clicks = clicks;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return SqsBatches.plain(event, context, clicks::record);
  }
}
