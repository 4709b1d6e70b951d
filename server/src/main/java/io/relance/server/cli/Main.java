package io.relance.server.cli;

import io.relance.server.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code relance server}, {@code relance demo}, {@code relance help}. */
@Command(
    name = "relance",
    description = "SMS and email automation, whole on one machine.",
    subcommands = {ServerCommand.class, DemoCommand.class, CommandLine.HelpCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (failure, commandLine, _) -> {
              commandLine.getErr().println(Failures.explain(failure));
              return 1;
            });
  }
}
