package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D-4: a body that is not compressed as its header says is refused")
class CompressedBodiesScenarioTest {
  @AutoClose private OpenServer server;

  @BeforeEach
  void open(@TempDir Path folder) {
    server = new OpenServer(folder, Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/contacts, gzip",
    "/v1/contacts, deflate",
    "/collect, gzip",
    "/webhooks/shopify, gzip",
    "/a/unknown, gzip"
  })
  void refusesABodyThatIsNotCompressed(String path, String encoding) {
    var reply =
        server.send(
            server
                .as(Role.OWNER, path)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofString("{\"phone\": \"+33639980001\"}")));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("/code")).isEqualTo("request.encoding");
  }
}
