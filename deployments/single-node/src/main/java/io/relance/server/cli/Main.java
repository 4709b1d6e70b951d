package io.relance.server.cli;

import io.relance.server.Version;
import io.relance.server.demo.DemoCommand;
import io.relance.server.flows.FlowsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line: {@code relance server}, {@code demo}, {@code cost}, {@code check}, {@code
 * export}, {@code import}, {@code flows}, {@code mcp}, {@code help}.
 */
@Command(
    name = "relance",
    mixinStandardHelpOptions = true,
    description = "SMS and email automation.",
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

  /** Adds the commands other than the server: describing them would slow each start of a server. */
  static CommandLine commandLine() {
    return described(
        new CommandLine(new Main())
            .addSubcommand(new CheckCommand())
            .addSubcommand(new ExportCommand())
            .addSubcommand(new ImportCommand())
            .addSubcommand(new FlowsCommand(System.getenv()))
            .addSubcommand(new McpCommand()));
  }

  private static CommandLine described(CommandLine line) {
    showVersion(line);
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

  /** Makes {@code --version} print the version, whichever command it follows. */
  private static void showVersion(CommandLine line) {
    line.getCommandSpec().version("relance " + Version.current());
    line.getSubcommands().values().forEach(Main::showVersion);
  }
}
