package io.relance.server;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A test on one whole server for all its methods. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerTest {
  protected OpenServer server;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = OpenServer.withEverything(folder);
  }

  @AfterAll
  void stop() {
    server.close();
  }
}
