package io.relance.cloud;

import io.relance.functions.triggers.OccurrencesHandler;

/** Enrols whom occurrences bring. */
public final class OccurrencesFunction extends QueueFunction {
  public OccurrencesFunction() {
    super(relance -> new OccurrencesHandler(relance.arrivals().triggering()));
  }
}
