package io.relance.server.cli;

import io.relance.config.InvalidSetting;
import io.relance.mcp.RelanceMcpServer;
import io.relance.server.Version;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the tools of the Model Context Protocol over the standard streams. */
@Command(
    name = "mcp",
    mixinStandardHelpOptions = true,
    description =
        "Serves tools over the Model Context Protocol (stdio): list, read, write, validate, simulate"
            + " and compare automations, calculate segments, explain a contact. It calls the API of"
            + " a running server with the token in RELANCE_TOKEN, whose role decides what is"
            + " permitted.")
final class McpCommand implements Callable<Integer> {
  @Option(
      names = "--url",
      defaultValue = "http://localhost:8080",
      description = "The address of the server (default: ${DEFAULT-VALUE}).")
  private URI url = URI.create("http://localhost:8080");

  @Override
  public Integer call() throws InterruptedException {
    var token = System.getenv().getOrDefault("RELANCE_TOKEN", "");
    if (token.isBlank()) {
      throw new InvalidSetting("RELANCE_TOKEN", "must be a token of the server's API");
    }
    if (!url.toString().matches("https?://.+")) {
      throw new InvalidSetting("--url", "must begin with http:// or https://, not " + url);
    }
    RelanceMcpServer.serve(
        url, token.strip(), new RelanceMcpServer.Streams(System.in, System.out, Version.current()));
    return 0;
  }
}
