package io.relance.functions.triggers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.application.inbound.AnswerText;
import io.relance.lambda.SqsBatches;

/** Lets people's texts be answered, those of one person in their order. */
public final class InboundHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final AnswerText texts;

  public InboundHandler(AnswerText texts) {
    this.texts = texts;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return SqsBatches.ordered(event, texts::answer);
  }
}
