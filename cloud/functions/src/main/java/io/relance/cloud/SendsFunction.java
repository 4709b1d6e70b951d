package io.relance.cloud;

import io.relance.functions.sending.SendsHandler;

/** Prepares what is owed to waves. */
public final class SendsFunction extends QueueFunction {
  public SendsFunction() {
    super(relance -> new SendsHandler(relance.messaging().sending().prepareSends()));
  }
}
