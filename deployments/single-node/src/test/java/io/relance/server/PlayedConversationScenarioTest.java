package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
      """
      {"format": 1,
       "trigger": {"kind": "inbound-message", "channel": "sms", "keywords": ["CAKE"], "match": "exact"},
       "conversation": {"reprompt": "Sorry, {{ message.text }}?", "fallback": "We will call you.", "maxReprompts": 1, "maxDelay": "PT2H"},
       "start": "flavour", "elements": [
        {"id": "flavour", "kind": "question", "text": "Which flavour?", "storeAs": "favourite",
         "choices": [{"text": "Vanilla", "next": "thanks"}, {"text": "Chocolate"}],
         "next": "strength", "onNoAnswer": "bye"},
        {"id": "strength", "kind": "question", "text": "{{ answers.flavour }} {{ contact.properties.favourite }}: how strong?",
         "choices": [{"text": "Mild"}, {"text": "Dark"}], "next": "advice"},
        {"id": "advice", "kind": "recommendations", "recommendations": [
          {"name": "Dark", "text": "Try our 90 bar.", "when": [{"flavour": "Chocolate", "strength": "Dark"}]}],
         "default": {"name": "Best", "text": "Try our truffles."}, "next": "done"},
        {"id": "thanks", "kind": "message", "text": "Try our cream."},
        {"id": "bye", "kind": "message", "text": "Text CAKE to start again."},
        {"id": "done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;

  /** A reply, and how many minutes after the one before. */
  private record Reply(int minutes, String text) {}

  @Test
  void playsRandomDialoguesBothWays() {
    try (var server = new OpenServer(folder)) {
      var automation = server.active(QUIZ);
      for (int seed = 0; seed < DIALOGUES; seed++) {
        var phone = "+3363998%04d".formatted(seed + 1);
        var contact = subscriber(server, phone);
        var replies = replies(new Random(seed));

        var simulated = simulated(server, automation, contact, replies);
        had(server, phone, replies);

        assertThat(sent(server, contact)).as("seed %s: %s", seed, replies).isEqualTo(simulated);
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

  private static String subscriber(OpenServer server, String phone) {
    var contact = server.make("/v1/contacts", Json.write(Map.of("phone", phone)));
    server.call(
        "PUT",
        "/v1/contacts/%s/consents/sms".formatted(contact),
        "{\"state\": \"subscribed\", \"source\": \"form\"}");
    return contact;
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
    text(server, phone, "CAKE", 0);
    for (int at = 0; at < replies.size(); at++) {
      server.advance("PT%dM".formatted(replies.get(at).minutes()));
      text(server, phone, replies.get(at).text(), at + 1);
    }
    server.advance("PT5H");
  }

  private static void text(OpenServer server, String phone, String words, int number) {
    var form =
        "MessageSid=SM%s%02d&From=%s&To=%s&Body=%s"
            .formatted(
                phone.substring(1),
                number,
                encoded(phone),
                encoded(OpenServer.NUMBER),
                encoded(words));
    assertThat(server.twilioPosts("/webhooks/twilio/messages", form)).isEqualTo(200);
    server.advance("PT1S");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The texts to the contact, oldest first; confirmations of HELP and STOP are the provider's. */
  private static List<String> sent(OpenServer server, String contact) {
    return server.messages("direction=outbound&contactId=" + contact).reversed().stream()
        .filter(message -> message.path("state").asText().equals("sent"))
        .map(JsonNode.class::cast)
        .map(message -> message.path("text").asText())
        .toList();
  }
}
