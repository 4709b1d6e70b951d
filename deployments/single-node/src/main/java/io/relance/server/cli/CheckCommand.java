package io.relance.server.cli;

import io.relance.config.Settings;
import io.relance.providers.Timeouts;
import io.relance.server.check.CheckResult;
import io.relance.server.check.InstallationCheck;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says for each connection of an installation whether it works. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Checks the data folder, the public address and each provider, with the settings of the"
            + " server: whether it works, and what to do. Sends nothing. The server may be running.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:no check has failed", "1:a check has failed, or a setting is wrong"})
final class CheckCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "The port of the server (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--data",
      defaultValue = "data",
      description = "The data folder (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--settings",
      description = "The settings file of the server. Variables override it.")
  private @Nullable Path settings;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var environment = SettingsFile.under(settings, System.getenv());
    var check =
        new InstallationCheck(
            Settings.read(environment, port), data, InstantSource.system(), Timeouts.USUAL);
    var results = check.run();
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    for (var result : results) {
      out.printf("%-8s %s: %s%n", result.state().label(), result.connection(), result.sentence());
    }
    out.flush();
    return results.stream().anyMatch(it -> it.state() == CheckResult.State.FAILED) ? 1 : 0;
  }
}
