package io.relance.functions.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.application.inbound.AnswerInboundText;

/** Answers inbound messages, in order for each contact. */
public final class InboundHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final AnswerInboundText texts;

  public InboundHandler(AnswerInboundText texts) {
    this.texts = texts;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return SqsBatches.ordered(event, context, texts::answer);
  }
}
