package io.relance.cloud;

import io.relance.functions.sending.HandoversHandler;

/** Hands sends to their providers. */
public final class HandoversFunction extends QueueFunction {
  public HandoversFunction() {
    super(relance -> new HandoversHandler(relance.messaging().sending().handOver()));
  }
}
