package io.relance.functions.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.application.shop.ProcessShopFact;

/** Processes shop events. */
public final class ShopFactsHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final ProcessShopFact facts;

  public ShopFactsHandler(ProcessShopFact facts) {
    this.facts = facts;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return SqsBatches.plain(event, context, facts::take);
  }
}
