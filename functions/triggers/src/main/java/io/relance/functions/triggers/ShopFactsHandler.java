package io.relance.functions.triggers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.application.shop.TakeShopFact;
import io.relance.lambda.SqsBatches;

/** Takes what the shop told. */
public final class ShopFactsHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final TakeShopFact facts;

  public ShopFactsHandler(TakeShopFact facts) {
    this.facts = facts;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return SqsBatches.plain(event, facts::take);
  }
}
