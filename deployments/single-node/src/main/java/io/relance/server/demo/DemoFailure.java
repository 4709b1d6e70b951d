package io.relance.server.demo;

/** The demo cannot go on; the message says why. */
public final class DemoFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoFailure(String message) {
    super(message);
  }
}
