package io.relance.e2e;

import io.relance.e2e.FunctionEndpoint.Answer;
import io.relance.testkit.server.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One instance of a packaged function under Lambda's emulator, in a process of its own. */
final class RunningFunction implements AutoCloseable {
  /** Several functions start at a time on few processors here; Lambda gives each its own. */
  private static final int LEAST_SECONDS = 60;

  private static final List<String> RUNTIME =
      List.of("aws-lambda-java-runtime", "aws-lambda-java-serialization", "utils-lite");

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final URI invocations;

  private final Path log;

  /**
   * @param options of the virtual machine, beside those of the managed runtime
   */
  RunningFunction(Packages packages, DeployedFunction function, List<String> options) {
    log = packages.log(function.name());
    var port = FreePort.find();
    invocations =
        URI.create("http://127.0.0.1:" + port + "/2015-03-31/functions/function/invocations");
    process = start(command(packages, function, options, port), log, function);
    awaitListening(port);
  }

  private static List<String> command(
      Packages packages, DeployedFunction function, List<String> options, int port) {
    var command = new ArrayList<String>();
    command.add(packages.emulator().toString());
    command.addAll(List.of("--runtime-interface-emulator-address", "127.0.0.1:" + port));
    command.addAll(List.of("--runtime-api-address", "127.0.0.1:" + FreePort.find()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Xmx" + function.memory() / 2 + "m");
    command.add(RuntimeLibrary.option(packages));
    command.addAll(options);
    command.addAll(List.of("-cp", packages.of(function.handler()) + "/lib/*:" + runtime()));
    command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
    command.add(function.handler());
    return command;
  }

  /** The jars of the runtime, which are none of the package's. */
  private static String runtime() {
    var all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    return Stream.of(all.split(":"))
        .filter(jar -> RUNTIME.stream().anyMatch(jar::contains))
        .reduce((one, other) -> one + ":" + other)
        .orElseThrow();
  }

  private static Process start(List<String> command, Path log, DeployedFunction function) {
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(function.environment());
    builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    builder
        .environment()
        .put(
            "AWS_LAMBDA_FUNCTION_TIMEOUT",
            Integer.toString(Math.max(LEAST_SECONDS, function.timeout())));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the function answers to an event; an instance takes one at a time. */
  synchronized Answer invoke(String event) {
    var answer = body(event);
    return new Answer(
        answer, answer.startsWith("{\"errorType\"") || answer.contains("\"errorMessage\":"));
  }

  private String body(String event) {
    var request =
        HttpRequest.newBuilder(invocations)
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(event))
            .build();
    try {
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a function ran", e);
    }
  }

  /** Starts the function by its first event, and says what that took. */
  ColdStart.Taken first(String event) {
    try {
      var before = Files.exists(log) ? Files.size(log) : 0;
      var began = Instant.now();
      var answering = Thread.ofVirtual().start(() -> invoke(event));
      while (answering.isAlive() && !logged(before).contains("INIT RTDONE")) {
        Thread.onSpinWait();
      }
      var initialised = Instant.now();
      var initCpu = cpu();
      answering.join();
      return new ColdStart.Taken(
          Duration.between(began, initialised),
          initCpu,
          Duration.between(initialised, Instant.now()),
          cpu().minus(initCpu));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a function started", e);
    }
  }

  private String logged(long from) throws IOException {
    var all = Files.readString(log);
    return all.substring((int) Math.min(from, all.length()));
  }

  /** Lets the function's process end by itself. */
  void endOrderly() {
    for (var child : process.descendants().toList()) {
      child.destroy();
      child.onExit().join();
    }
  }

  /** How much processor time the function's own process took so far. */
  Duration cpu() {
    return process
        .descendants()
        .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private void awaitListening(int port) {
    while (process.isAlive()) {
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        Thread.onSpinWait();
      }
    }
    throw new AssertionError("The emulator did not start");
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    client.shutdownNow();
  }
}
