package io.relance.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The server as a process of its own, which can be killed. */
final class ServerProcess {
  private static final int LOG_LINES = 200;

  private final Path folder;
  private final Map<String, String> settings;
  private final List<String> options;
  private final int port = freePort();
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private Process process;

  ServerProcess(Path folder, Map<String, String> settings) {
    this(folder, settings, List.of());
  }

  /**
   * @param options more options of the JVM
   */
  ServerProcess(Path folder, Map<String, String> settings, List<String> options) {
    this.folder = folder;
    this.settings = settings;
    this.options = options;
    this.process = start(List.of());
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Starts it again and waits until it takes requests. */
  void start() {
    process = start(List.of());
  }

  /** As above; it ends by itself in a gap, when it has come to it so many times before. */
  void start(Gap gap, int times) {
    process = start(List.of(gap.name(), Integer.toString(times)));
  }

  /** Whether it ended by itself, as killed, within a time. */
  boolean haltsWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)
          && process.exitValue() == HaltingServer.KILLED;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends it with SIGKILL. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process start(List<String> gap) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(HaltingServer.class.getName(), Integer.toString(port)));
    command.add(folder.toString());
    command.addAll(gap);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(settings);
    try {
      var started = builder.start();
      awaitReady(started, !gap.isEmpty());
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that is to end by itself may do so before it takes requests. */
  private void awaitReady(Process started, boolean mayEnd) throws IOException {
    var output =
        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
    var told = new StringBuilder();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      told.append(line).append('\n');
      if (line.startsWith("ready ")) {
        Thread.ofVirtual().start(() -> output.lines().forEach(this::log));
        return;
      }
    }
    if (!mayEnd) {
      throw new IllegalStateException("The server did not start: " + told);
    }
  }

  private void log(String line) {
    log.add(line);
    if (log.size() > LOG_LINES) {
      log.poll();
    }
  }

  /** The last lines of its output since it was ready. */
  String log() {
    return String.join("\n", log);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
