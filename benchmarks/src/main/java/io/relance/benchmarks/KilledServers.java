package io.relance.benchmarks;

import java.net.URI;
import java.nio.file.Path;

/** A server that is killed again and again, and started on the same folder each time. */
final class KilledServers implements AutoCloseable {
  private final Path folder;
  private final URI provider;
  private MeasuredServer server;
  private int kills;

  KilledServers(Path folder, URI provider) {
    this.folder = folder;
    this.provider = provider;
    this.server = new MeasuredServer(folder, provider);
  }

  /** Where the server is now. */
  synchronized URI address() {
    return server.address();
  }

  /** Ends the server with SIGKILL, and starts another one. */
  synchronized void kill() {
    server.kill();
    server = new MeasuredServer(folder, provider);
    kills++;
  }

  synchronized int kills() {
    return kills;
  }

  @Override
  public synchronized void close() {
    server.close();
  }
}
