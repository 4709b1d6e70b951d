package io.relance.benchmarks;

import io.relance.testkit.server.FreePort;
import io.relance.testkit.server.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The real server, started as a user starts it: {@code ./relance server}. */
final class MeasuredServer implements AutoCloseable {
  private final int port = FreePort.find();
  private final ServerProcess process;
  private final Duration readyAfter;

  MeasuredServer(Path folder, URI sink) {
    this(folder, sink, Map.of());
  }

  /**
   * @param more settings beside those of every measured server
   */
  MeasuredServer(Path folder, URI sink, Map<String, String> more) {
    var settings = new HashMap<>(Shop.settings(sink));
    settings.putAll(more);
    settings.put("RELANCE_PUBLIC_URL", address().toString());
    var start = System.nanoTime();
    process = ServerProcess.startReady(command(folder), settings);
    readyAfter = Duration.ofNanos(System.nanoTime() - start);
  }

  private List<String> command(Path folder) {
    return List.of(
        System.getProperty("relance.command", "./relance"),
        "server",
        "--port",
        Integer.toString(port),
        "--data",
        folder.toString());
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  long pid() {
    return process.handle().pid();
  }

  /** From the start of the process to the line that says that it is ready. */
  Duration readyAfter() {
    return readyAfter;
  }

  /** The processor time used so far, including the kernel. */
  Duration processorTime() {
    return process.handle().info().totalCpuDuration().orElse(Duration.ZERO);
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
    var status = Path.of("/proc", Long.toString(process.handle().pid()), "status");
    try (var lines = Files.lines(status)) {
      return lines
          .filter(it -> it.startsWith(line))
          .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }

  /** Ends it with SIGKILL. */
  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }
}
