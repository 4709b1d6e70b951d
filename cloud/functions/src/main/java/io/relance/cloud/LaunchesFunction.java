package io.relance.cloud;

import io.relance.functions.triggers.LaunchesHandler;

/** Enrols the pages of launches. */
public final class LaunchesFunction extends QueueFunction {
  public LaunchesFunction() {
    super(relance -> new LaunchesHandler(relance.enrollPage()));
  }
}
