package io.relance.server.flows;

/**
 * Why files of automations could not be read, written or exchanged; the message says what to do.
 */
public final class FlowsFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FlowsFailure(String message) {
    super(message);
  }

  FlowsFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
