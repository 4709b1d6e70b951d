package io.relance.server;

import io.relance.testkit.server.FreePort;
import io.relance.testkit.server.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The server as a process that is killed and started again on the same folder and port. */
final class KilledServer {
  private final Path folder;
  private final Map<String, String> settings;
  private final List<String> options;
  private final int port = FreePort.find();
  private ServerProcess process;

  KilledServer(Path folder, Map<String, String> settings) {
    this(folder, settings, List.of());
  }

  /**
   * @param options further options of the JVM
   */
  KilledServer(Path folder, Map<String, String> settings, List<String> options) {
    this.folder = folder;
    this.settings = settings;
    this.options = List.copyOf(options);
    this.process = ServerProcess.startReady(command(), settings);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Starts it again and waits until it is ready. */
  void start() {
    process = ServerProcess.startReady(command(), settings);
  }

  /** As above; it halts in a gap that it has passed so many times before, perhaps unready. */
  void start(Gap gap, int times) {
    process = ServerProcess.start(command(gap.name(), Integer.toString(times)), settings);
  }

  /** Whether it halts within a time. */
  boolean haltsWithin(Duration time) {
    return process.exitsWithin(time, HaltingServer.KILLED);
  }

  long pid() {
    return process.handle().pid();
  }

  boolean isAlive() {
    return process.handle().isAlive();
  }

  /** The last lines of its output since it was ready. */
  String log() {
    return process.log();
  }

  void kill() {
    process.kill();
  }

  private List<String> command(String... gap) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(HaltingServer.class.getName(), Integer.toString(port)));
    command.add(folder.toString());
    command.addAll(List.of(gap));
    return command;
  }
}
