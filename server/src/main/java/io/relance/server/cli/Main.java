package io.relance.server.cli;

import io.relance.server.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line: {@code relance server}, {@code demo}, {@code cost}, {@code export}, {@code
 * import}, {@code help}.
 */
@Command(
    name = "relance",
    mixinStandardHelpOptions = true,
    description = "SMS and email automation, whole on one machine.",
    subcommands = {
      ServerCommand.class,
      DemoCommand.class,
      CostCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      CommandLine.HelpCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  private static final int WRONG_USE = 2;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setParameterExceptionHandler(
            (fault, _) -> {
              fault.getCommandLine().getErr().println(Failures.explain(fault));
              return WRONG_USE;
            })
        .setExecutionExceptionHandler(
            (failure, commandLine, _) -> {
              commandLine.getErr().println(Failures.explain(failure, commandLine.getParseResult()));
              return 1;
            });
  }
}
