package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A-2, K-12: the quiz, the survey and the buying guide are played as they come")
class ConversationTemplatesScenarioTest {
  private static final String PHONE = "+33639980001";

  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private int texts;

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          quiz         | en | quiz   | choc,3           | praline
          quiz         | fr | quiz   | chocolat,fraise  | foret noire
          survey       | en | survey | good             | Thank you for letting us know
          survey       | fr | avis   | mal,livraison    | (livraison)
          buying-guide | en | guide  | sensitive,yes,1  | perfume-free
          buying-guide | fr | guide  | seche,2          | crème riche
          """)
  void yieldsWhatTheAnswersSay(
      String slug, String locale, String keyword, String answers, String expected) {
    var automation = template(slug, locale);
    var contact = subscriber();

    text(keyword);
    for (var answer : answers.split(",", -1)) {
      text(answer);
    }

    var sent = sent(contact);
    assertThat(sent).hasSize(answers.split(",", -1).length + 1);
    assertThat(sent.getLast()).contains(expected);
    assertThat(server.report(automation).at("/outcomes/success").asInt()).isEqualTo(1);
  }

  private String template(String slug, String locale) {
    var template = server.get("/v1/templates/%s?locale=%s".formatted(slug, locale)).json();
    return server.active(Json.write(template.path("flow")));
  }

  private String subscriber() {
    var contact = server.make("/v1/contacts", Json.write(Map.of("phone", PHONE)));
    server.call(
        "PUT",
        "/v1/contacts/%s/consents/sms".formatted(contact),
        "{\"state\": \"subscribed\", \"source\": \"form\"}");
    return contact;
  }

  private List<String> sent(String contact) {
    return server.messages("direction=outbound&contactId=" + contact).reversed().stream()
        .map(message -> message.path("text").asText())
        .toList();
  }

  private void text(String words) {
    texts++;
    var form =
        "MessageSid=SM%d&From=%s&To=%s&Body=%s"
            .formatted(texts, encoded(PHONE), encoded(OpenServer.NUMBER), encoded(words));
    assertThat(server.twilioPosts("/webhooks/twilio/messages", form)).isEqualTo(200);
    server.advance("PT1S");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
