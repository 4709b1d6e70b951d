package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A-2, K-12: the quiz, the survey and the buying guide are played as they come")
class ConversationTemplatesScenarioTest extends ServerTest {
  private int phones;

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
    var phone = "+3363998%04d".formatted(phones++);
    var contact = server.subscriber(phone);

    server.texted(phone, keyword);
    for (var answer : answers.split(",", -1)) {
      server.texted(phone, answer);
    }

    var sent = server.textsTo(contact);
    assertThat(sent).hasSize(answers.split(",", -1).length + 1);
    assertThat(sent.getLast()).contains(expected);
    assertThat(server.report(automation).at("/outcomes/success").asInt()).isEqualTo(1);
    server.done("/v1/automations/%s/deactivate".formatted(automation), "{}");
  }

  private String template(String slug, String locale) {
    var template = server.get("/v1/templates/%s?locale=%s".formatted(slug, locale)).json();
    return server.active(Json.write(template.path("flow")));
  }
}
