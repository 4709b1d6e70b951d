package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random dialogues, played by a simulation and by the server; each assertion names its seed. */
@DisplayName("K-14: the preview plays a conversation word for word as it is had")
class PlayedConversationScenarioTest {
  private static final int DIALOGUES = 25;
  private static final List<String> WORDS =
      List.of(
          "1",
          "2",
          "vanilla",
          "the chocolat one plz",
          "Mild",
          "darkk",
          "option 2",
          "bananas",
          "vanilla or chocolate",
          "not vanilla",
          "la deuxième",
          "yes",
          "help",
          "STOP");

  private static final String QUIZ =
      Flows.tasting(
          """
          "reprompt": "Sorry, {{ message.text }}?", "fallback": "We will call you.",
          "maxReprompts": 1, "maxDelay": "PT2H"
          """,
          "{{ answers.flavour }} {{ contact.properties.favourite }}: how strong?");

  @TempDir Path folder;

  /** A reply, and how many minutes after the one before. */
  private record Reply(int minutes, String text) {}

  @Test
  void playsRandomDialoguesBothWays() {
    try (var server = new OpenServer(folder)) {
      var automation = server.active(QUIZ);
      for (int seed = 0; seed < DIALOGUES; seed++) {
        var phone = "+3363998%04d".formatted(seed + 1);
        var contact = server.subscriber(phone);
        var replies = replies(new Random(seed));

        var simulated = simulated(server, automation, contact, replies);
        had(server, phone, replies);

        assertThat(server.textsTo(contact)).as("seed %s: %s", seed, replies).isEqualTo(simulated);
      }
    }
  }

  private static List<Reply> replies(Random random) {
    var replies = new ArrayList<Reply>();
    int count = 1 + random.nextInt(5);
    for (int at = 0; at < count; at++) {
      replies.add(new Reply(1 + random.nextInt(70), WORDS.get(random.nextInt(WORDS.size()))));
    }
    return replies;
  }

  private static List<String> simulated(
      OpenServer server, String automation, String contact, List<Reply> replies) {
    var written = new ArrayList<Map<String, String>>();
    int minutes = 0;
    for (var reply : replies) {
      minutes += reply.minutes();
      written.add(Map.of("after", Duration.ofMinutes(minutes).toString(), "text", reply.text()));
    }
    var body = Json.write(Map.of("contactId", contact, "replies", written));
    return server
        .done("/v1/automations/%s/simulations".formatted(automation), body)
        .json()
        .path("steps")
        .valueStream()
        .filter(step -> step.path("type").asText().equals("sent"))
        .map(step -> step.at("/message/text").asText())
        .toList();
  }

  private static void had(OpenServer server, String phone, List<Reply> replies) {
    server.texted(phone, "CAKE");
    for (var reply : replies) {
      server.advance("PT%dM".formatted(reply.minutes()));
      server.texted(phone, reply.text());
    }
    server.advance("PT5H");
  }
}
