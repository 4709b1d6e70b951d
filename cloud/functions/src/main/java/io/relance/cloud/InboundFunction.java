package io.relance.cloud;

import io.relance.functions.triggers.InboundHandler;

/** Answers texts, those of one person in their order. */
public final class InboundFunction extends QueueFunction {
  public InboundFunction() {
    super(relance -> new InboundHandler(relance.arrivals().answerText()));
  }
}
