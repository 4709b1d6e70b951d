package io.relance.functions.api.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Role;
import io.relance.functions.api.Answer;
import io.relance.functions.api.ApiTest;
import io.relance.functions.api.TestApi;
import java.util.Collections;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S-5: calculations")
class CalculationsApiTest extends ApiTest {
  private static final String PATH = "/v1/segments/calculations";

  private Answer calculate(String criteria) {
    return api.post(PATH, "{\"criteria\": %s}".formatted(criteria));
  }

  @Test
  void countsAllAndThoseWhoCanBeReached() {
    var tier = "{\"property\": \"tier\", \"is\": \"gold\"}";
    api.post("/v1/contacts", "{\"phone\": \"+33612000001\", \"properties\": {\"tier\": \"gold\"}}");
    var ben =
        api.post(
                "/v1/contacts",
                "{\"phone\": \"+33612000002\", \"email\": \"ben@example.org\","
                    + " \"properties\": {\"tier\": \"Gold\"}}")
            .text("/id");
    api.put(
        "/v1/contacts/%s/consents/email".formatted(ben),
        "{\"state\": \"subscribed\", \"source\": \"till\"}");

    var answer = calculate(tier);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/count").toString())
        .isEqualTo("{\"all\":2,\"reachable\":{\"sms\":0,\"email\":1,\"whatsapp\":0}}");
    assertThat(answer.text("/asOf")).isEqualTo("2026-11-23T10:00:00.000Z");
    assertThat(answer.json().at("/tookMs").asLong()).isNotNegative();
    assertThat(answer.text("/sentence/en")).isEqualTo("tier is gold");
    assertThat(answer.text("/sentence/fr")).contains("gold");
    assertThat(answer.json().at("/diagnostics").isArray()).isTrue();
    assertThat(answer.json().at("/diagnostics")).isEmpty();
  }

  @Test
  void warnsOfNamesThatThereAreNot() {
    var answer = calculate("{\"event\": \"ordr\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/diagnostics/0/severity")).isEqualTo("warning");
    assertThat(answer.text("/diagnostics/0/path")).startsWith("criteria");
    assertThat(answer.json().at("/diagnostics/0").toString()).contains("order");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      quoteCharacter = '§',
      delimiter = '|',
      textBlock =
          """
          {"list": "no-such-list"}                                             | criteria | element.unknown-list
          {"table": "no-such-table"}                                           | criteria | criteria.unknown-table
          {"property": "a", "iss": "b"}                                        | criteria.iss | json.unknown-field
          {"all": [{"property": "email", "is": "b"}, {"lastSend": "sent"}]}        | criteria.all[1] | criteria.outside-flow
          {"not": {"message": "last", "is": "sent"}}                           | criteria.not | criteria.outside-flow
          {"message": "welcome", "is": "sent"}                                 | criteria | criteria.outside-flow
          {"message": "last", "is": "openned"}                                 | criteria.is | criteria.unknown-message
          {"event": "order", "since": "entry"}                                 | criteria.since | criteria.outside-flow
          {"event": "order", "since": "P7D", "until": "P30D"}                  | criteria | criteria.invalid-period
          {"all": []}                                                          | criteria.all | criteria.empty
          {"propertee": "a", "is": "b"}                                        | criteria | criteria.unclear
          """)
  void namesWhatIsWrongWithCriteria(String criteria, String path, String code) {
    var answer = calculate(criteria);

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("criteria.invalid");
    assertThat(answer.text("/diagnostics/0/severity")).isEqualTo("error");
    assertThat(answer.text("/diagnostics/0/path")).as(answer.body()).startsWith(path);
    assertThat(answer.text("/diagnostics/0/code")).as(answer.body()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\": \"last\", \"is\": \"sent\"}",
        "{\"message\": \"welcome\", \"is\": \"sent\"}",
        "{\"message\": \"last\", \"is\": \"openned\"}"
      })
  void namesTheEventsThatSegmentsCountInsteadOfTheirMessages(String criteria) {
    assertThat(calculate(criteria).text("/diagnostics/0/hint"))
        .contains("{\"event\": \"message-sent\", \"since\": \"P30D\"}");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      quoteCharacter = '§',
      delimiter = '|',
      textBlock =
          """
          {}                                                      | criteria
          {"criteria": 3}                                         | criteria
          {"criteria": {"list": "vip"}, "name": "x"}              | name
          {"criteria": {"property": "a", "is": 1E999999999}}      | criteria.is
          """)
  void namesWhatIsWrongWithTheRequest(String body, String path) {
    var answer = api.post(PATH, body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.faultyPaths()).contains(path);
  }

  @Test
  void takesAThousandCriteriaAndAHundredLevels() {
    var one = "{\"property\": \"a\", \"is\": \"b\"}";
    var many = String.join(", ", Collections.nCopies(1000, one));
    assertThat(calculate("{\"any\": [%s]}".formatted(many)).status()).isEqualTo(200);
    assertThat(calculate(nested(99, one)).status()).isEqualTo(200);

    for (var levels : new int[] {101, 150}) {
      var deep = calculate(nested(levels, one));
      assertThat(deep.status()).isEqualTo(422);
      assertThat(deep.text("/diagnostics/0/code")).isEqualTo("criteria.too-deep");
    }
    assertThat(calculate(nested(3000, one)).status()).isBetween(400, 422);
  }

  private static String nested(int levels, String criterion) {
    return "{\"not\": ".repeat(levels) + criterion + "}".repeat(levels);
  }

  @Test
  void letsAnalystsCalculate() {
    var token = api.token("Ada", Role.ANALYST);

    var answer =
        TestApi.send(
            api.withBody(
                    PATH, "POST", "{\"criteria\": {\"property\": \"email\", \"exists\": true}}")
                .setHeader("Authorization", "Bearer " + token));

    assertThat(answer.status()).isEqualTo(200);
  }
}
