package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.config.Settings;
import io.relance.testkit.server.ApiClient;
import io.relance.testkit.server.Http;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("K-1: the owner token, from the first start to a lost one")
class OwnerTokenScenarioTest {
  private static final String FIRST = "first-owner-token-of-a-test";
  private static final String SECOND = "second-owner-token-of-a-test";

  @TempDir private Path folder;

  @Test
  void replacesALostOrLeakedTokenByTheOneOfTheSettings() {
    assertThat(statusesWith(FIRST)).containsExactly(200, 401);

    assertThat(statusesWith(SECOND)).containsExactly(401, 200);
  }

  /** What the API answers to both tokens while the settings hold one of them. */
  private List<Integer> statusesWith(String configured) {
    var settings = Settings.read(Map.of("RELANCE_OWNER_TOKEN", configured), 0);
    try (var server = new Deployment(settings, folder, 0)) {
      return List.of(status(server.address(), FIRST), status(server.address(), SECOND));
    }
  }

  private static int status(URI server, String token) {
    return Http.send(new ApiClient(server, token).request("GET", "/v1/tokens", "")).statusCode();
  }
}
