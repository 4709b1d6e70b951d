package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("L-34, C-C8: clicks of people are counted, those of robots apart")
class ClicksScenarioTest {
  private static final String BROWSER =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1";
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "api"}, "start": "offer", "elements": [
        {"id": "offer", "name": "Offer", "kind": "send-sms", "purpose": "marketing",
         "text": "See https://www.maison-lumen.fr/a or https://www.maison-lumen.fr/b. STOP to end",
         "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "P1D", "next": "clicked"},
        {"id": "clicked", "name": "Clicked?", "kind": "condition",
         "criteria": {"message": "last", "is": "clicked"}, "onTrue": "won", "onFalse": "lost"},
        {"id": "won", "name": "Won", "kind": "end", "outcome": "success"},
        {"id": "lost", "name": "Lost", "kind": "end", "outcome": "abandon"}]}
      """;

  @TempDir private Path folder;
  @AutoClose private OpenServer server;
  private String automation;
  private String contact;

  @BeforeEach
  void send() {
    server = new OpenServer(folder);
    automation = server.active(FLOW);
    contact = server.subscriber("+33639980101");
    server.enroll(automation, contact);
    server.advance("PT1M");
  }

  @Test
  void countsAMessageOnceAndEachClickAsAnEvent() {
    follow(0, BROWSER);
    follow(0, BROWSER);
    follow(1, BROWSER);

    assertThat(links().findValuesAsText("clicks")).containsExactly("2", "1");
    assertThat(report().at("/clicked").asInt()).isEqualTo(1);
    assertThat(report().at("/elements/offer/clicked").asInt()).isEqualTo(1);
    assertThat(timeline())
        .extracting(entry -> entry.at("/details/link").asText())
        .containsExactly(
            "https://www.maison-lumen.fr/b",
            "https://www.maison-lumen.fr/a",
            "https://www.maison-lumen.fr/a");
    assertThat(
            count(
                """
                {"event": "message-clicked", "atLeast": 3,
                 "where": {"property": "element", "is": "offer"}}
                """))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WhatsApp/2.23.20.0",
        "Mozilla/5.0 (Macintosh) Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
        "TelegramBot (like TwitterBot)",
        "Mozilla/5.0 (Windows NT 6.1) SkypeUriPreview Preview/0.5",
        "curl/8.5.0",
        "",
      })
  void countsRobotsApart(String robot) {
    follow(0, robot);

    assertThat(links().findValuesAsText("clicks")).containsExactly("0", "0");
    assertThat(links().findValuesAsText("robotClicks")).containsExactly("1", "0");
    assertThat(report().at("/clicked").asInt()).isZero();
    assertThat(report().at("/robotClicks").asInt()).isEqualTo(1);
    assertThat(timeline()).isEmpty();
  }

  @Test
  void takesAHeadRequestForARobot() {
    var request = request(0, BROWSER).method("HEAD", HttpRequest.BodyPublishers.noBody());

    assertThat(server.send(request).status()).isEqualTo(302);
    server.advance("PT1S");

    assertThat(links().findValuesAsText("robotClicks")).containsExactly("1", "0");
  }

  @Test
  void takesABrowserWithoutLanguageForARobotJustAfterTheSend() {
    var hasty = server.subscriber("+33639980102");
    server.enroll(automation, hasty);
    server.advance("PT0S");
    server.advance("PT1S");
    var path = path(hasty, 0);

    server.send(server.request(path).header("User-Agent", BROWSER).GET());
    server.advance("PT1M");
    server.send(server.request(path).header("User-Agent", BROWSER).GET());
    server.advance("PT1S");

    assertThat(message(hasty).at("/links/0/robotClicks").asInt()).isEqualTo(1);
    assertThat(message(hasty).at("/links/0/clicks").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("C-C8: a condition asks whether the last message was clicked")
  void decidesByClicks() {
    var other = server.subscriber("+33639980103");
    server.enroll(automation, other);
    server.advance("PT1M");
    follow(1, BROWSER);
    server.advance("P2D");

    assertThat(report().at("/outcomes/success").asInt()).isEqualTo(1);
    assertThat(report().at("/outcomes/abandon").asInt()).isEqualTo(1);
  }

  @Test
  void stopsRecordingAfterAHundredClicks() {
    for (int click = 0; click < 105; click++) {
      server.send(request(0, BROWSER).GET());
    }
    server.advance("PT1S");

    assertThat(links().at("/0/clicks").asInt()).isEqualTo(100);
  }

  private void follow(int link, String userAgent) {
    assertThat(server.send(request(link, userAgent).GET()).status()).isEqualTo(302);
    server.advance("PT1S");
  }

  private HttpRequest.Builder request(int link, String userAgent) {
    return server
        .request(path(contact, link))
        .header("User-Agent", userAgent)
        .header("Accept-Language", "fr-FR");
  }

  private String path(String of, int link) {
    var text = message(of).path("text").asText();
    return text.split(OpenServer.PUBLIC_URL)[link + 1].substring(0, "/l/".length() + 12);
  }

  private JsonNode message(String of) {
    return server.messages("direction=outbound&contactId=" + of).getFirst();
  }

  private JsonNode links() {
    return message(contact).path("links");
  }

  private JsonNode report() {
    return server.report(automation);
  }

  private List<JsonNode> timeline() {
    var entries = server.get("/v1/contacts/%s/timeline".formatted(contact)).json().path("items");
    return entries
        .valueStream()
        .filter(entry -> entry.path("type").asText().equals("message-clicked"))
        .toList();
  }

  private int count(String criteria) {
    return server
        .call("POST", "/v1/segments/calculations", "{\"criteria\": %s}".formatted(criteria))
        .json()
        .at("/count/all")
        .asInt();
  }
}
