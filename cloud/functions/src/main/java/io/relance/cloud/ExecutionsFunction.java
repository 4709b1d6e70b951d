package io.relance.cloud;

import io.relance.functions.agenda.ExecutionsHandler;

/** Looks for the waves of executions that did not succeed. */
public final class ExecutionsFunction extends QueueFunction {
  public ExecutionsFunction() {
    super(relance -> new ExecutionsHandler(relance.walking().losses()));
  }
}
