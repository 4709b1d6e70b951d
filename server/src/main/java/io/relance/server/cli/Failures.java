package io.relance.server.cli;

import io.relance.application.moving.CannotMove;
import io.relance.embedded.sqlite.DataFolderUnusable;
import io.relance.setup.WrongSetting;
import java.net.BindException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says in a sentence why the server cannot start, and what to do. */
final class Failures {
  private Failures() {}

  /** What was typed is no command of ours. */
  static String explain(ParameterException fault) {
    var said = String.valueOf(fault.getMessage()).replaceAll("\\s+", " ");
    return said.replaceFirst("[.:]?$", "") + ". Try: relance help";
  }

  /** What came of a command that was understood. */
  static String explain(Throwable failure, ParseResult command) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return "The port %s is in use: stop what listens there, or choose another with --port."
            .formatted(command.<Integer>matchedOptionValue("--port", 8080));
      }
      if (cause instanceof WrongSetting
          || cause instanceof DataFolderUnusable
          || cause instanceof CannotMove) {
        return String.valueOf(cause.getMessage());
      }
    }
    return ended(command.commandSpec().name()).formatted(failure.getClass().getSimpleName());
  }

  private static String ended(String command) {
    return switch (command) {
      case "export", "import" ->
          "The "
              + command
              + " did not end (%s). It can be run again; if this goes on, please report it with this line.";
      default ->
          "The server could not start (%s). If this goes on, please report it with this line.";
    };
  }
}
