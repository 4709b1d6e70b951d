package io.relance.server.flows;

import io.relance.domain.text.Quoted;
import io.relance.providers.Loopback;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Pulls the automations of a server as files, compares them, and pushes them back. */
@Command(
    name = "flows",
    mixinStandardHelpOptions = true,
    description = {
      "Pulls automations as files, compares them with a server, and pushes them.",
      "The token is that of the environment variable RELANCE_TOKEN, or of --token-file.",
      "Exit codes: 0 done, or no difference; 1 refused, or differences; 2 wrong use."
    },
    synopsisSubcommandLabel = "COMMAND")
public final class FlowsCommand implements Callable<Integer> {
  private static final int REFUSED = 1;
  private static final String TOKEN = "RELANCE_TOKEN";

  private final Map<String, String> environment;

  @Option(
      names = "--url",
      scope = ScopeType.INHERIT,
      defaultValue = "http://localhost:8080",
      description = "The address of the server (default: ${DEFAULT-VALUE}).")
  private String url = "";

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "A file that holds the token, instead of RELANCE_TOKEN.")
  private @Nullable Path tokenFile;

  @Spec private @Nullable CommandSpec spec;

  /**
   * The command.
   *
   * @param environment the environment variables
   */
  public FlowsCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    throw wrong("Name a command: pull, push or diff.");
  }

  @Command(
      name = "pull",
      mixinStandardHelpOptions = true,
      description = "Writes the drafts and live versions of all automations into a folder.")
  int pull(
      @Parameters(paramLabel = "DIR", description = "The folder.") Path folder,
      @Option(names = "--force", description = "Overwrite what was edited in the folder.")
          boolean force) {
    return with(
        folder,
        (files, server) -> {
          var result = new PullFlows(files, server).pull(force);
          print(result.lines());
          return refuse(
              result.refused().stream()
                  .map(
                      key ->
                          key
                              + ": edited here and on the server. Pull with --force to drop"
                              + " what was edited here.")
                  .toList());
        });
  }

  @Command(
      name = "push",
      mixinStandardHelpOptions = true,
      description = "Checks what was edited in a folder, and saves it as the drafts of a server.")
  int push(
      @Parameters(paramLabel = "DIR", description = "The folder.") Path folder,
      @Option(names = "--dry-run", description = "Check and show, and send nothing.")
          boolean dryRun,
      @Option(names = "--force", description = "Overwrite what changed since the pull.")
          boolean force) {
    return with(
        folder,
        (files, server) -> {
          var manner = new PushFlows.Manner(dryRun, force);
          var result = new PushFlows(files, server).push(manner);
          print(result.lines().isEmpty() ? List.of("nothing to push") : result.lines());
          return refuse(result.refused());
        });
  }

  @Command(
      name = "diff",
      mixinStandardHelpOptions = true,
      description = "Compares the files of a folder with the drafts of a server.")
  int diff(@Parameters(paramLabel = "DIR", description = "The folder.") Path folder) {
    return with(
        folder,
        (files, server) -> {
          var index = files.index(server.address());
          int differing = 0;
          for (var compared : FlowComparison.of(files, index, server.automations())) {
            var changes = compared.changes();
            if (!changes.isEmpty()) {
              differing++;
              var newer = compared.isStale() && compared.pulled().isPresent();
              print(List.of(compared.key() + (newer ? ": (changed since the pull)" : ":")));
              print(changes.stream().map(change -> "  " + change).toList());
            }
          }
          return differing == 0 ? 0 : REFUSED;
        });
  }

  private int with(Path folder, BiFunction<FlowFolder, FlowServer, Integer> work) {
    try (var server = new FlowServer(address(), token())) {
      return work.apply(new FlowFolder(folder), server);
    } catch (FlowsFailure failure) {
      return refuse(List.of(String.valueOf(failure.getMessage())));
    }
  }

  /** The address, to which no token is sent that others could read. */
  private URI address() {
    try {
      var address = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
      if (address.getHost() == null || !List.of("http", "https").contains(address.getScheme())) {
        throw wrong(
            "--url must be a URL such as https://relance.example.com, not " + Quoted.of(url));
      }
      if (address.getScheme().equals("http") && !Loopback.is(address.getHost())) {
        throw wrong(
            "--url must begin with https:// unless it is on this machine, not " + Quoted.of(url));
      }
      return address;
    } catch (URISyntaxException malformed) {
      throw wrong("--url must be a URL such as https://relance.example.com, not " + Quoted.of(url));
    }
  }

  private String token() {
    if (tokenFile == null) {
      return Optional.ofNullable(environment.get(TOKEN))
          .map(String::strip)
          .filter(token -> !token.isEmpty())
          .orElseThrow(() -> wrong("Set RELANCE_TOKEN to a token of a manager."));
    }
    try {
      return Files.readString(tokenFile).strip();
    } catch (IOException failure) {
      throw wrong("--token-file must be a file that can be read, not " + tokenFile);
    }
  }

  private void print(List<String> lines) {
    var out = spec().commandLine().getOut();
    lines.forEach(out::println);
    out.flush();
  }

  private int refuse(List<String> lines) {
    var err = spec().commandLine().getErr();
    lines.forEach(err::println);
    err.flush();
    return lines.isEmpty() ? 0 : REFUSED;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec);
  }
}
