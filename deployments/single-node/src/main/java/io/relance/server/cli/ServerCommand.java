package io.relance.server.cli;

import io.relance.application.admin.SignInCodes;
import io.relance.config.InvalidSetting;
import io.relance.config.Settings;
import io.relance.domain.text.Quoted;
import io.relance.server.Deployment;
import io.relance.server.SignInFolder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is stopped. */
@Command(
    name = "server",
    mixinStandardHelpOptions = true,
    description = "Runs Relance on this machine until it is stopped.")
final class ServerCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65_535;
  private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(5);

  /** EX_TEMPFAIL of sysexits.h: a supervisor starts the server again. */
  private static final int MUST_START_AGAIN = 75;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "The port to listen on (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      defaultValue = Deployment.LOOPBACK,
      description =
          "The address to listen on (default: ${DEFAULT-VALUE}); 0.0.0.0 for every one of this"
              + " machine.")
  private String host = Deployment.LOOPBACK;

  @Option(
      names = "--data",
      defaultValue = "data",
      description = "The data folder (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--settings",
      description =
          "An env file with a setting on each line: RELANCE_COUNTRY=FR. Variables override it.")
  private @Nullable Path settings;

  @Option(
      names = "--sign-in-link",
      description =
          "Prints a link that signs the owner in once, within 15 minutes, and ends. The server of"
              + " the data folder may be running or not.")
  private boolean signInLink;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (port < 0 || port > LAST_PORT) {
      throw new InvalidSetting("--port", "must be 0 (any free port) to 65535, not " + port);
    }
    checkHost();
    var environment = SettingsFile.under(settings, System.getenv());
    var read = Settings.read(environment, port);
    var publicUrl =
        Optional.of(read.publicUrl()).filter(_ -> environment.containsKey("RELANCE_PUBLIC_URL"));
    return signInLink
        ? printSignInLink(publicUrl.orElseGet(() -> address(port)))
        : serve(read, publicUrl);
  }

  /** How a browser of this machine reaches the server; over this name, it keeps the session. */
  private URI address(int of) {
    var listening = new InetSocketAddress(host, of).getAddress();
    var isOfThisMachine = listening.isLoopbackAddress() || listening.isAnyLocalAddress();
    var name = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://%s:%d".formatted(isOfThisMachine ? "localhost" : name, of));
  }

  private int printSignInLink(URI server) throws IOException {
    if (!Files.isRegularFile(data.resolve("relance.db"))) {
      throw new InvalidSetting(
          "--data",
          "must be the data folder of a server that was started before, not "
              + data.toAbsolutePath());
    }
    var code = SignInFolder.makeCode(data, InstantSource.system());
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("open " + SignInCodes.link(server, code));
    out.flush();
    return 0;
  }

  private void checkHost() {
    if (host.isBlank() || new InetSocketAddress(host, port).isUnresolved()) {
      throw new InvalidSetting(
          "--host",
          "must be an address of this machine such as 127.0.0.1 or 0.0.0.0, not "
              + Quoted.of(host));
    }
  }

  private int serve(Settings read, Optional<URI> publicUrl) throws InterruptedException {
    var stop = new CountDownLatch(1);
    var deployment = new Deployment(read, data, InetSocketAddress.createUnresolved(host, port));
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      deployment.close();
                      stop.countDown();
                    }));
    greet(deployment, publicUrl);
    return awaitEnd(deployment, stop);
  }

  private int awaitEnd(Deployment deployment, CountDownLatch stop) throws InterruptedException {
    while (!stop.await(BETWEEN_CHECKS.toMillis(), TimeUnit.MILLISECONDS)) {
      var fault = deployment.fault();
      if (fault.isPresent()) {
        var err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println(fault.orElseThrow() + ": the server must be started again.");
        err.flush();
        return MUST_START_AGAIN;
      }
    }
    return 0;
  }

  private void greet(Deployment deployment, Optional<URI> publicUrl) {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    deployment
        .newOwnerToken()
        .ifPresent(
            token -> {
              out.println("owner token (shown once, keep it): " + token);
              out.println(
                  "open "
                      + deployment.signInLink(
                          publicUrl.orElseGet(() -> address(deployment.address().getPort()))));
            });
    out.println("ready " + deployment.address());
    out.println(
        "try: curl -H \"Authorization: Bearer $RELANCE_TOKEN\" "
            + deployment.address()
            + "/v1/templates");
    out.flush();
  }
}
