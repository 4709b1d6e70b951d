package io.relance.testkit.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The server as a process of its own. */
public final class ServerProcess implements AutoCloseable {
  private static final int LOG_LINES = 200;
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

  private final Process process;
  private final StringBuilder output = new StringBuilder();
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final boolean ready;

  private ServerProcess(Process process) throws IOException {
    this.process = process;
    this.ready = awaitReady();
  }

  /**
   * Starts a command and returns when it has printed the line {@code ready …}, or has ended.
   *
   * @param settings added to the environment of the process
   */
  public static ServerProcess start(List<String> command, Map<String, String> settings) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(settings);
    try {
      return new ServerProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link #start}; a process that ends before it is ready is an error. */
  public static ServerProcess startReady(List<String> command, Map<String, String> settings) {
    var server = start(command, settings);
    if (!server.ready) {
      throw new IllegalStateException("The server did not start: " + server.output);
    }
    return server;
  }

  private boolean awaitReady() throws IOException {
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("ready ")) {
        var _ = Thread.ofVirtual().start(() -> drain(lines));
        return true;
      }
      output.append(line).append('\n');
    }
    return false;
  }

  /** Reads the output, so that the server does not block on it, and retains its last lines. */
  private void drain(BufferedReader lines) {
    try (lines) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        log.add(line);
        if (log.size() > LOG_LINES) {
          log.poll();
        }
      }
    } catch (IOException _) {
      // The server has stopped.
    }
  }

  /** What it printed before it was ready. */
  public String greeting() {
    return output.toString();
  }

  /** The last lines of its output since it was ready. */
  public String log() {
    return String.join("\n", log);
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Whether it ends within a time with this exit status. */
  public boolean exitsWithin(Duration time, int status) {
    return endsWithin(time) && process.exitValue() == status;
  }

  /** Ends it with SIGKILL. */
  public void kill() {
    var _ = process.destroyForcibly();
    if (!endsWithin(LONGEST_STOP)) {
      throw new IllegalStateException("Process " + process.pid() + " was not killed");
    }
  }

  private boolean endsWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the server", e);
    }
  }

  /** Stops it as an operator does; kills it where that takes too long. */
  @Override
  public void close() {
    process.destroy();
    if (!endsWithin(LONGEST_STOP)) {
      kill();
    }
  }
}
