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
      CommandLine.HelpCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  private static final int WRONG_USE = 2;

  private Main() {}

  public static void main(String[] arguments) {
    var serves = arguments.length > 0 && arguments[0].equals("server");
    System.exit(
        (serves ? described(new CommandLine(new Main())) : commandLine()).execute(arguments));
  }

  /** With the commands that a server need not know: describing them takes time at each start. */
  static CommandLine commandLine() {
    return described(
        new CommandLine(new Main())
            .addSubcommand(new ExportCommand())
            .addSubcommand(new ImportCommand()));
  }

  private static CommandLine described(CommandLine line) {
    return line.setParameterExceptionHandler(
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
