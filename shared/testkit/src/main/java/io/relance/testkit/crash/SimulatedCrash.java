package io.relance.testkit.crash;

/** The end of a simulated process; an error, so that no handler catches it. */
public final class SimulatedCrash extends Error {
  private static final long serialVersionUID = 1L;

  SimulatedCrash() {
    super("The process ended here", null, false, false);
  }
}
