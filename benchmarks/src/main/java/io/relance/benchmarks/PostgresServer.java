package io.relance.benchmarks;

import io.relance.testkit.server.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL of this machine, on an empty folder of its own and only as long as it is open. */
final class PostgresServer implements AutoCloseable {
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

  /** What one gives a server for analytic questions on such a machine, and no sync, as it helps. */
  private static final String OPTIONS =
      "-c shared_buffers=2GB -c work_mem=256MB -c maintenance_work_mem=1GB -c max_wal_size=8GB"
          + " -c random_page_cost=1.1 -c effective_cache_size=8GB -c fsync=off"
          + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=";

  private final Path programs;
  private final Path folder;
  private final int port = FreePort.find();

  private PostgresServer(Path programs) throws IOException {
    this.programs = programs;
    this.folder = Files.createTempDirectory("relance-postgres");
  }

  /** Starts one; empty where none is installed. */
  static Optional<PostgresServer> start() throws IOException {
    var programs = programs();
    if (programs.isEmpty()) {
      return Optional.empty();
    }
    var server = new PostgresServer(programs.orElseThrow());
    server.begin();
    return Optional.of(server);
  }

  /** Those of the newest version, where Debian has them. */
  private static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (var versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    }
  }

  private void begin() throws IOException {
    if (isRoot()) {
      run(List.of("chown", "postgres", folder.toString()));
    }
    run("initdb", "-D", data(), "-U", "relance", "-A", "trust", "-E", "UTF8", "--locale=C");
    run(
        "pg_ctl",
        "-D",
        data(),
        "-w",
        "-l",
        data() + ".log",
        "-o",
        OPTIONS + " -p " + port,
        "start");
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), "relance", "");
  }

  @Override
  public void close() {
    run("pg_ctl", "-D", data(), "-m", "immediate", "stop");
    run(List.of("rm", "-rf", folder.toString()));
  }

  /** PostgreSQL refuses to run as root. */
  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private void run(String program, String... arguments) {
    var command = new ArrayList<String>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private static void run(List<String> command) {
    try {
      int status =
          new ProcessBuilder(command)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.INHERIT)
              .start()
              .waitFor();
      if (status != 0) {
        throw new IllegalStateException("%s ended with %d".formatted(command, status));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while " + command.getFirst() + " ran", stopped);
    }
  }
}
