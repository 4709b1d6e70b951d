package io.relance.server;

import io.relance.server.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The server as a process of its own, which can be killed. */
final class ServerProcess {
  private final Path folder;
  private final Map<String, String> settings;
  private final int port = freePort();
  private Process process;

  ServerProcess(Path folder, Map<String, String> settings) {
    this.folder = folder;
    this.settings = settings;
    this.process = start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Ends it with SIGKILL, then starts it again and waits until it takes requests. */
  void killAndRestart() {
    kill();
    process = start();
  }

  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process start() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "server",
            "--port",
            Integer.toString(port),
            "--data",
            folder.toString());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(settings);
    try {
      var started = builder.start();
      awaitReady(started);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitReady(Process started) throws IOException {
    var output =
        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
    var told = new StringBuilder();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      told.append(line).append('\n');
      if (line.startsWith("ready ")) {
        Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
        return;
      }
    }
    throw new IllegalStateException("The server did not start: " + told);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
