package io.relance.server;

import static io.relance.server.VisitReports.SHOP;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test on a server of its own for each method, to which the shop's pages report visits. */
abstract class VisitsTest {
  @TempDir private Path folder;
  @AutoClose protected OpenServer server;
  protected VisitReports visits;
  protected String ana = "";

  @BeforeEach
  void openServer() {
    server = new OpenServer(folder, Map.of("RELANCE_SHOP_ORIGINS", SHOP));
    visits = new VisitReports(server);
    ana = server.make("/v1/contacts", "{\"email\": \"ana@shop.test\"}");
  }
}
