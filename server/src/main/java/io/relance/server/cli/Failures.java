package io.relance.server.cli;

import io.relance.embedded.sqlite.DataFolderUnusable;
import io.relance.setup.WrongSetting;
import java.net.BindException;

/** Says in a sentence why the server cannot start, and what to do. */
final class Failures {
  private Failures() {}

  static String explain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return "The port is in use: stop what listens there, or choose another with --port.";
      }
      if (cause instanceof WrongSetting || cause instanceof DataFolderUnusable) {
        return String.valueOf(cause.getMessage());
      }
    }
    return "The server could not start: " + failure;
  }
}
