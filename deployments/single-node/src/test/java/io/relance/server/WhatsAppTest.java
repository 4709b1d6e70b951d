package io.relance.server;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test on a server of its own for each method, which sends WhatsApp messages. */
abstract class WhatsAppTest {
  @TempDir private Path folder;
  protected WhatsAppServer whatsApp;
  protected OpenServer server;

  @BeforeEach
  void openServer() {
    whatsApp = new WhatsAppServer(folder);
    server = whatsApp.open();
  }

  @AfterEach
  void closeServer() {
    whatsApp.close();
  }
}
