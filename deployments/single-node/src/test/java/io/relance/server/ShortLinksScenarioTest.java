package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("K-14: links in texts are short, in previews as in messages")
class ShortLinksScenarioTest extends WhatsAppTest {
  private static final String PHONE = "+33639980101";
  private static final String PREFIX = OpenServer.PUBLIC_URL + "/l/";
  private static final String LONG =
      "https://www.maison-lumen.fr/collections/summer?utm_source=sms&discount=WELCOME10";
  private static final String OFFER =
      """
      {"format": 1, "trigger": {"kind": "api"}, "start": "offer", "elements": [
        {"id": "offer", "name": "Offer", "kind": "send-sms", "purpose": "marketing",
         "text": "Hi {{ contact.firstName }}, all of it: %s. STOP: {{ unsubscribeUrl }}",
         "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """
          .formatted(LONG);
  private static final String QUIZ =
      """
      {"format": 1, "trigger": {"kind": "keyword", "channels": ["sms", "whatsapp"],
         "keywords": ["CAKE"]},
       "conversation": {"reprompt": "Sorry? See https://www.maison-lumen.fr/help"},
       "start": "flavour", "elements": [
         {"id": "flavour", "kind": "question", "text": "Which of https://www.maison-lumen.fr/cakes ?",
          "choices": [{"text": "Vanilla"}, {"text": "Chocolate"}], "next": "bye"},
         {"id": "bye", "kind": "message",
          "text": "Pay at https://www.maison-lumen.fr/pay"}]}
      """;

  private static final String ECHO =
      """
      {"format": 1, "trigger": {"kind": "inbound-message", "channel": "sms", "match": "contains",
         "keywords": ["ORDER"]}, "start": "echo", "elements": [
        {"id": "echo", "name": "Echo", "kind": "send-sms", "purpose": "marketing",
         "text": "You wrote {{ message.text }}. See https://www.maison-lumen.fr/orders",
         "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @Test
  void shortensTheLinksOfATextAndRedirectsThem() {
    var contact = subscriber("Ana");
    server.enroll(server.active(OFFER), contact);
    server.advance("PT1M");

    var message = server.messages("contactId=" + contact).getFirst();
    var text = message.path("text").asText();
    assertThat(text)
        .matches(
            "Hi Ana, all of it: \\Q%s\\E\\w{11}0\\. STOP: \\Q%1$s\\E\\w{11}1".formatted(PREFIX));
    assertThat(server.twilio().taken().getFirst().body()).isEqualTo(text);
    assertThat(message.path("segments").asInt()).isEqualTo(1);
    assertThat(urls(message).getFirst()).isEqualTo(LONG);
    assertThat(location(text, 0)).contains(LONG);
    assertThat(location(text, 1).orElseThrow()).startsWith(OpenServer.PUBLIC_URL + "/unsubscribe/");
  }

  @Test
  void showsTheSameTextInSimulationsChecksAndRenderings() {
    var contact = subscriber("Ana");
    var automation = server.active(OFFER);
    server.enroll(automation, contact);
    server.advance("PT1M");
    var sent = server.messages("contactId=" + contact).getFirst();

    var simulated =
        server
            .call(
                "POST",
                "/v1/automations/%s/simulations".formatted(automation),
                "{\"contactId\": \"%s\"}".formatted(contact))
            .json()
            .at("/steps")
            .findValue("message");
    var rendered =
        server
            .call(
                "POST",
                "/v1/texts/renderings",
                Json.write(Map.of("channel", "sms", "text", "All of it: " + LONG)))
            .json();

    assertThat(masked(simulated)).isEqualTo(masked(sent));
    assertThat(simulated.path("segments")).isEqualTo(sent.path("segments"));
    assertThat(simulated.at("/links/0").asText()).isEqualTo(LONG);
    assertThat(rendered.path("text").asText()).isEqualTo("All of it: " + PREFIX + "0".repeat(12));
    assertThat(rendered.at("/links/0").asText()).isEqualTo(LONG);
  }

  @Test
  void checksTheLengthOfWhatIsSent() {
    var links = (LONG + "&padding=" + "x".repeat(400) + " ").repeat(4);
    var flow = OFFER.replace(LONG, links.strip());

    assertThat(diagnostics(flow)).doesNotContain("text.too-many-segments");
    assertThat(diagnostics(OFFER.replace(LONG, "x".repeat(1_600))))
        .contains("text.too-many-segments");
  }

  @Test
  @DisplayName("K-14: questions, reprompts and messages, on WhatsApp too")
  void shortensTheLinksOfConversations() {
    var contact = subscriber("Ana");
    whatsApp.subscribe(contact);
    server.active(QUIZ);

    server.texted(PHONE, "cake");
    server.texted(PHONE, "bananas");
    whatsApp.texted(PHONE, "cake");

    assertThat(server.textsTo(contact))
        .hasSize(3)
        .allMatch(text -> text.contains(PREFIX) && !text.contains("www.maison-lumen.fr"));
    assertThat(whatsApp.sent()).hasSize(1).allMatch(text -> text.contains(PREFIX));
  }

  @Test
  @DisplayName("L-34: no address of the project leads where a stranger chooses")
  void leavesTheLinksThatContactsWrite() {
    var contact = subscriber("Ana");
    server.active(ECHO);
    server.texted(PHONE, "My order is like https://evil.example.com/cake");

    assertThat(server.textsTo(contact).getFirst())
        .startsWith("You wrote My order is like https://evil.example.com/cake. See " + PREFIX);
  }

  @Test
  void leadsNowhereOnceItsContactIsErased() {
    var contact = subscriber("Ana");
    server.enroll(server.active(OFFER), contact);
    server.advance("PT1M");
    var text = server.textsTo(contact).getFirst();

    server.call("DELETE", "/v1/contacts/" + contact, "");
    server.advance("PT2M");

    assertThat(location(text, 0)).isEmpty();
    var rows = server.stored().values().stream().flatMap(List::stream).toList();
    assertThat(rows.stream().filter(row -> row.contains("linkCode")))
        .hasSize(1)
        .noneMatch(row -> row.contains("WELCOME10"));
  }

  private String subscriber(String firstName) {
    var contact =
        server.make(
            "/v1/contacts",
            Json.write(Map.of("phone", PHONE, "firstName", firstName, "locale", "en")));
    server.subscribe(contact);
    return contact;
  }

  private List<String> diagnostics(String flow) {
    return server
        .call("POST", "/v1/flows/checks", "{\"flow\": %s}".formatted(flow))
        .json()
        .path("diagnostics")
        .findValuesAsText("code");
  }

  private static List<String> urls(JsonNode message) {
    return message.path("links").findValuesAsText("url");
  }

  private static String masked(JsonNode message) {
    return message.path("text").asText().replaceAll("/l/\\w{11}", "/l/…");
  }

  /** Where the link of a number in a text leads. */
  private Optional<String> location(String text, int number) {
    var from = text.split("\\Q" + PREFIX + "\\E")[number + 1];
    return server.header(server.request("/l/" + from.substring(0, 12)).GET(), "Location");
  }
}
