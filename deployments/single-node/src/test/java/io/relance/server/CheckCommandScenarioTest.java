package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.config.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("relance check says for each connection whether it works")
class CheckCommandScenarioTest {
  @TempDir Path folder;

  @Test
  void finishesWithoutAFaultWhileTheServerRuns() {
    try (var server = new Deployment(Settings.read(Map.of(), 0), folder, 0)) {
      var screen =
          Terminal.relance(
              Map.of("RELANCE_PUBLIC_URL", server.address().toString()),
              "check",
              "--data",
              folder.toString());

      assertThat(screen.text())
          .contains("ok       data folder:", "warning  public address:", "not set  Twilio:");
      assertThat(screen.exit()).isZero();
    }
  }

  @Test
  void failsWhileTheServerDoesNotAnswer() {
    var screen = Terminal.relance(Map.of(), "check", "--port", "1", "--data", folder.toString());

    assertThat(screen.text()).contains("failed   public address:", "Start the server");
    assertThat(screen.exit()).isEqualTo(1);
  }

  @Test
  void refusesAWrongSettingByItsName() {
    var screen = Terminal.relance(Map.of("RELANCE_COUNTRY", "France"), "check");

    assertThat(screen.lines()).singleElement().asString().contains("RELANCE_COUNTRY", "France");
    assertThat(screen.exit()).isEqualTo(1);
  }
}
