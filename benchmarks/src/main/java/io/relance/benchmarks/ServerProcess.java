package io.relance.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** The real server, started as a user starts it: {@code ./relance server}. */
final class ServerProcess implements AutoCloseable {
  private final int port;
  private final Process process;
  private final Duration readyAfter;

  ServerProcess(Path folder, URI sink) throws IOException {
    port = freePort();
    var command =
        List.of(
            System.getProperty("relance.command", "./relance"),
            "server",
            "--port",
            Integer.toString(port),
            "--data",
            folder.toString());
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(Shop.settings(sink));
    builder.environment().put("RELANCE_PUBLIC_URL", address().toString());
    var start = System.nanoTime();
    process = builder.start();
    awaitReady();
    readyAfter = Duration.ofNanos(System.nanoTime() - start);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** From the start of the process to the line that says that it is ready. */
  Duration readyAfter() {
    return readyAfter;
  }

  /** The processor time used so far, including the kernel. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The resident memory in MB; empty where the system has no {@code /proc}. */
  OptionalLong resident() {
    return memory("VmRSS:");
  }

  /** The peak resident memory in MB. */
  OptionalLong mostResident() {
    return memory("VmHWM:");
  }

  private OptionalLong memory(String line) {
    var status = Path.of("/proc", Long.toString(process.pid()), "status");
    try (var lines = Files.lines(status)) {
      return lines
          .filter(it -> it.startsWith(line))
          .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }

  private void awaitReady() throws IOException {
    var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("ready ")) {
        var _ = Thread.ofVirtual().start(() -> drain(output));
        return;
      }
    }
    throw new IllegalStateException("The server did not start");
  }

  /** Reads and drops the output, so that the server does not block on it. */
  private static void drain(BufferedReader output) {
    try (output) {
      while (output.readLine() != null) {
        // dropped
      }
    } catch (IOException _) {
      // The server has stopped.
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        var _ = process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
