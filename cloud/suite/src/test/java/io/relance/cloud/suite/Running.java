package io.relance.cloud.suite;

import io.relance.cloud.suite.FunctionsDoor.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One instance of a packaged function under Lambda's emulator, in a process of its own. */
final class Running implements AutoCloseable {
  private static final List<String> RUNTIME =
      List.of("aws-lambda-java-runtime", "aws-lambda-java-serialization", "utils-lite");

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final URI invocations;

  Running(Packages packages, DeployedFunction function) {
    var port = freePort();
    invocations =
        URI.create("http://127.0.0.1:" + port + "/2015-03-31/functions/function/invocations");
    process = start(command(packages, function, port), packages, function);
    awaitListening(port);
  }

  private static List<String> command(Packages packages, DeployedFunction function, int port) {
    var command = new ArrayList<String>();
    command.add(packages.emulator().toString());
    command.addAll(List.of("--runtime-interface-emulator-address", "127.0.0.1:" + port));
    command.addAll(List.of("--runtime-api-address", "127.0.0.1:" + freePort()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions(function));
    command.addAll(List.of("-cp", packages.of(function.handler()) + "/lib/*:" + runtime()));
    command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
    command.add(function.handler());
    return command;
  }

  /** What the managed runtime sets, and what a measurement adds. */
  private static List<String> javaOptions(DeployedFunction function) {
    return Stream.concat(
            Stream.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + function.memory() / 2 + "m"),
            Stream.of(System.getProperty("relance.java.options", "").split(" "))
                .filter(option -> !option.isBlank()))
        .toList();
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

  private static Process start(List<String> command, Packages packages, DeployedFunction function) {
    var log = packages.log(function.name()).toFile();
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    builder.environment().putAll(function.environment());
    builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    builder.environment().put("AWS_LAMBDA_FUNCTION_TIMEOUT", Integer.toString(function.timeout()));
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

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    client.shutdownNow();
  }
}
