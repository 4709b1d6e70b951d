package io.relance.server.cli;

import io.relance.config.InvalidSetting;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import io.relance.embedded.sqlite.DataFolderUnusable;
import io.relance.migration.MigrationException;
import io.relance.server.demo.DemoFailure;
import java.net.BindException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains in one sentence why a command failed, and what to do. */
final class Failures {
  private Failures() {}

  /** The command line is not one that we know. */
  static String explain(ParameterException fault) {
    return (fault instanceof UnmatchedArgumentException unmatched
            ? unknown(unmatched.getUnmatched().getFirst(), fault.getCommandLine())
            : sentence(fault))
        + " Try: relance help"
        + of(fault.getCommandLine());
  }

  private static String sentence(ParameterException fault) {
    var message = String.valueOf(fault.getMessage()).replaceAll("\\s+", " ");
    return message.replaceFirst("[.:]?$", "") + ".";
  }

  private static String unknown(String word, CommandLine line) {
    if (word.startsWith("-")) {
      var options = line.getCommandSpec().optionsMap().keySet();
      var name = word.replaceFirst("=.*", "");
      return "There is no option " + Quoted.of(name) + NearestName.ending(name, options);
    }
    var commands = line.getSubcommands().keySet();
    return commands.isEmpty()
        ? "Unexpected argument " + Quoted.of(word) + "."
        : "There is no command " + Quoted.of(word) + NearestName.ending(word, commands);
  }

  /** The command after {@code relance help}, if one was named. */
  private static String of(CommandLine line) {
    return line.getParent() == null ? "" : " " + line.getCommandName();
  }

  /** A command that was understood has failed. */
  static String explain(Throwable failure, ParseResult command) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException bind) {
        return listening(bind, command);
      }
      if (cause instanceof DemoFailure
          || cause instanceof InvalidSetting
          || cause instanceof DataFolderUnusable
          || cause instanceof MigrationException) {
        return String.valueOf(cause.getMessage());
      }
    }
    return ended(command.commandSpec().name()).formatted(failure.getClass().getSimpleName());
  }

  private static String listening(BindException failure, ParseResult command) {
    var message = String.valueOf(failure.getMessage());
    return message.contains("assign")
        ? "--host: must be an address of this machine, not "
            + Quoted.of(command.matchedOptionValue("--host", ""))
        : "The port %s is in use; stop what listens there, or choose another with --port."
            .formatted(command.<Integer>matchedOptionValue("--port", 8080));
  }

  private static String ended(String command) {
    return switch (command) {
      case "check" ->
          "The check could not be finished (%s). If this persists, please report it with this line.";
      case "demo" ->
          "The demo could not be finished (%s). If this persists, please report it with this line.";
      case "mcp" -> "The tools cannot be served (%s). Please report this line.";
      case "export", "import" ->
          "The "
              + command
              + " failed (%s). It can be rerun; if this persists, please report it with this line.";
      default ->
          "The server could not start (%s). If this persists, please report it with this line.";
    };
  }
}
