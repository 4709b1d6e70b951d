package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-T4, D7.8: a paused launch sends nothing until it is resumed, and then each once")
class PausedLaunchScenarioTest {
  /** It is 10:00 in Paris, and 01:00 in Los Angeles. One message goes in a second. */
  @Test
  void keepsWhatIsHeldAndWhatWaitsForTheRate(@TempDir Path folder) {
    var settings = Map.of("RELANCE_QUIET_HOURS", "", "RELANCE_SMS_RATE", "1");
    try (var server = new OpenServer(folder, settings)) {
      var automation = server.active(Flows.OFFER_AND_AN_HOUR_LATER);
      var asleep = server.subscriber("+13105550101");
      var people = new ArrayList<>(List.of(asleep));
      for (int at = 0; at < 8; at++) {
        people.add(server.subscriber("+3363998%04d".formatted(at)));
      }
      var launch = server.launch(automation, people);
      var other = server.launch(automation, List.of(server.subscriber("+33639980999")));
      server.advance("PT3S");
      assertThat(counted(server, launch, "held")).isEqualTo(1);

      server.done("/v1/launches/%s/pause".formatted(launch), "");
      var paused = server.get("/v1/launches/" + launch).json();
      assertThat(paused.path("state").asText()).isEqualTo("paused");
      assertThat(paused.has("pausedAt")).isTrue();
      server.advance("PT20H");

      // One message may have been on its way to the provider.
      var sent = counted(server, launch, "sent");
      assertThat(sent - paused.path("sent").asInt()).isBetween(0, 1);
      assertThat(counted(server, launch, "queued") + counted(server, launch, "held"))
          .isEqualTo(9 - sent);
      assertThat(counted(server, other, "sent")).isEqualTo(2);

      var resumed = server.done("/v1/launches/%s/resume".formatted(launch), "");
      assertThat(resumed.text("/state")).isEqualTo("done");
      server.advance("P2D");
      assertThat(counted(server, launch, "sent")).isEqualTo(18);
      assertThat(counted(server, launch, "targeted")).isEqualTo(18);
    }
  }

  private static int counted(OpenServer server, String launch, String state) {
    return server.get("/v1/launches/" + launch).json().path(state).asInt();
  }
}
