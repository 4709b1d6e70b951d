package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("K-10: POST /v1/questions/matches shows how replies would be read")
class QuestionMatchesApiTest extends ApiTest {
  private static final String FLAVORS =
      """
      [{"text": "Vanilla", "aliases": ["white"]}, {"text": "Chocolate"}, {"text": "Strawberry"}]""";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the second one|Chocolate|number",
        "vanilla|Vanilla|exact",
        "White|Vanilla|alias",
        "I'd like the chocolate plz|Chocolate|word",
        "strawberrys|Strawberry|contains",
        "straw|Strawberry|abbreviation",
        "choclate|Chocolate|spelling"
      })
  void namesTheChoiceAsItIsWritten(String text, String choice, String how) {
    var match = match(FLAVORS, "[\"%s\"]".formatted(text)).json().at("/matches/0");

    assertThat(match.path("text").asText()).isEqualTo(text);
    assertThat(match.path("choice").asText()).isEqualTo(choice);
    assertThat(match.path("how").asText()).isEqualTo(how);
    assertThat(match.has("others")).isFalse();
  }

  @Test
  void namesTheChoicesOfATie() {
    var answer = match(FLAVORS, "[\"vanilla or chocolate\", \"coffee\"]").json();

    assertThat(answer.at("/matches/0").toString())
        .isEqualTo(
            """
            {"text":"vanilla or chocolate","how":"none","others":["Vanilla","Chocolate"]}""");
    assertThat(answer.at("/matches/1").toString())
        .isEqualTo("{\"text\":\"coffee\",\"how\":\"none\"}");
  }

  @Test
  void readsFiveHundredTextsAndNoMore() {
    var most = IntStream.range(0, 500).mapToObj(at -> "\"2\"").collect(Collectors.joining(","));

    assertThat(match(FLAVORS, "[" + most + "]").json().path("matches")).hasSize(500);
    var answer = match(FLAVORS, "[" + most + ",\"2\"]");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("/errors/0/path")).isEqualTo("texts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{\"text\": \"Vanilla\"}]|choices|must have at least 2 elements, not 1",
        "[{\"text\": \"A\"}, {\"text\": \"Twenty-one characters\"}]|choices[1].text|must have 1 to 20 characters, not \"Twenty-one characters\"",
        "[{\"text\": \"A\"}, {\"text\": \" \"}]|choices[1].text|must have 1 to 20 characters, not \" \"",
        "[{\"text\": \"A\"}, {\"text\": \"B\", \"aliases\": [\"\"]}]|choices[1].aliases[0]|must have 1 to 20 characters, not \"\""
      })
  void refusesChoicesThatNoQuestionCanHave(String choices, String path, String message) {
    var answer = match(choices, "[\"1\"]");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("/errors/0/path")).isEqualTo(path);
    assertThat(answer.text("/errors/0/message")).isEqualTo(message);
  }

  private Answer match(String choices, String texts) {
    return api.post(
        "/v1/questions/matches", "{\"choices\": %s, \"texts\": %s}".formatted(choices, texts));
  }
}
