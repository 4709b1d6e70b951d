package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-T4, D7.6: a cancelled launch skips at once what waits to be sent")
class CancelledLaunchScenarioTest {
  /** It is 10:00 in Paris, and 01:00 in Los Angeles. One message goes in a second. */
  @Test
  void skipsWhatIsHeldAndWhatWaitsForTheRate(@TempDir Path folder) {
    var settings = Map.of("RELANCE_QUIET_HOURS", "", "RELANCE_SMS_RATE", "1");
    try (var server = new OpenServer(folder, settings)) {
      var automation = server.active(Flows.OFFER_AND_AN_HOUR_LATER);
      var asleep = server.subscriber("+13105550101");
      var awake = new ArrayList<String>();
      for (int at = 0; at < 20; at++) {
        awake.add(server.subscriber("+3363998%04d".formatted(at)));
      }
      var launches = new ArrayList<String>();
      for (var audience : List.of(List.of(asleep), List.copyOf(awake))) {
        launches.add(server.launch(automation, audience));
      }
      server.advance("PT3S");
      assertThat(counted(server, launches.getFirst(), "held")).isEqualTo(1);
      var before = counted(server, launches.getLast(), "sent");
      assertThat(before).isBetween(1, 10);

      launches.forEach(id -> server.done("/v1/launches/%s/cancel".formatted(id), "{}"));

      // Another one may have gone before the launch was cancelled: the rate is of real time.
      var sent = counted(server, launches.getLast(), "sent");
      assertThat(sent).isBetween(before, 10);
      assertThat(counted(server, launches.getFirst(), "held")).isZero();
      assertThat(counted(server, launches.getFirst(), "skipped")).isEqualTo(1);
      assertThat(counted(server, launches.getLast(), "queued")).isZero();
      assertThat(counted(server, launches.getLast(), "skipped")).isEqualTo(20 - sent);
      var report = server.report(automation);
      assertThat(report.at("/skipped/byReason/launch-cancelled").asInt()).isEqualTo(21 - sent);
      assertThat(server.get("/v1/contacts/%s/timeline".formatted(asleep)).body())
          .contains("message-skipped", "launch-cancelled");
      server.advance("P2D");
      assertThat(server.report(automation).path("sent").asInt()).isEqualTo(sent);
      assertThat(server.report(automation).path("inProgress").asInt()).isZero();
    }
  }

  private static int counted(OpenServer server, String launch, String state) {
    JsonNode found = server.get("/v1/launches/" + launch).json();
    assertThat(found.has(state)).as("%s of %s", state, found).isTrue();
    return found.path(state).asInt();
  }
}
