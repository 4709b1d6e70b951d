package io.relance.functions.api.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.functions.api.Answer;
import io.relance.functions.api.ApiTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C-C2: POST /v1/events records what other systems know")
class EventsApiTest extends ApiTest {
  private int phones;

  @Test
  void countsAnEventAsSoonAsItIsAccepted() {
    var phone = phone();
    var contact = contact(phone);

    var accepted =
        post(
            "{\"phone\": \"%s\", \"event\": \"quiz-finished\", \"properties\": {\"score\": 8}}"
                .formatted(phone));

    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.json().path("accepted").asInt()).isEqualTo(1);
    assertThat(accepted.json().path("rejected")).isEmpty();
    assertThat(meets(contact, "{\"event\": \"quiz-finished\", \"exactly\": 1}")).isTrue();
    assertThat(meets(contact, where("quiz-finished", "{\"property\": \"score\", \"greater\": 7}")))
        .isTrue();
    assertThat(meets(contact, where("quiz-finished", "{\"property\": \"score\", \"greater\": 8}")))
        .isFalse();
    assertThat(meets(contact, "{\"event\": \"quiz-started\"}")).isFalse();
  }

  @Test
  void findsTheContactByEachOfItsIdentities() {
    var contact =
        api.post(
                "/v1/contacts",
                """
                {"phone": "+33639985001", "email": "events@example.org",
                 "externalIds": {"shopify": "85001"}}
                """)
            .text("/id");

    var accepted =
        post(
            "{\"phone\": \"06 39 98 50 01\", \"event\": \"found\"}",
            "{\"email\": \"EVENTS@example.org\", \"event\": \"found\"}",
            "{\"externalIds\": {\"shopify\": \"85001\"}, \"event\": \"found\"}",
            "{\"contactId\": \"%s\", \"event\": \"found\"}".formatted(contact));

    assertThat(accepted.json().path("accepted").asInt()).isEqualTo(4);
    assertThat(meets(contact, "{\"event\": \"found\", \"exactly\": 4}")).isTrue();
  }

  @Test
  @DisplayName("the same id counts once: in one request, in a later one, with another time")
  void countsAnIdOnce() {
    var contact = contact(phone());
    var event = "{\"id\": \"e-1\", \"contactId\": \"%s\", \"event\": \"once\"%s}";
    var plain = event.formatted(contact, "");
    var dated = event.formatted(contact, ", \"at\": \"2026-11-20T10:00:00Z\"");

    var first = post(plain, dated);
    var second = post(dated, plain);

    assertThat(first.json().path("accepted").asInt()).isEqualTo(2);
    assertThat(second.json().path("accepted").asInt()).isEqualTo(2);
    assertThat(meets(contact, "{\"event\": \"once\", \"exactly\": 1}")).isTrue();
  }

  @Test
  void countsAnEventAtItsOwnTime() {
    var contact = contact(phone());
    post(
        "{\"contactId\": \"%s\", \"event\": \"visit\", \"at\": \"2026-11-01T10:00:00+01:00\"}"
            .formatted(contact));

    assertThat(meets(contact, "{\"event\": \"visit\", \"since\": \"P30D\"}")).isTrue();
    assertThat(meets(contact, "{\"event\": \"visit\", \"since\": \"P20D\"}")).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      quoteCharacter = '§',
      delimiter = '|',
      textBlock =
          """
          "event": "order"                                          | event: must be another name than "order", an event that Relance records itself
          "event": "Quiz Finished"                                  | event: must be 1 to 60 of the characters a-z, 0-9, -, _ and ., such as "quiz-finished", not "Quiz Finished"
          "event": "late", "at": "2026-11-23T10:05:00.001Z"         | at: must not be more than 5 minutes ahead, as 2026-11-23T10:05:00.001Z is
          "event": "old", "at": "1969-12-31T23:59:59Z"              | at: must not be before 1970, as 1969-12-31T23:59:59Z is
          "event": "long", "properties": {"list": [""]}             | properties.list: must have at most 500 values, each of 1 to 200 characters
          """)
  void rejectsAnEventByItself(String fields, String reason) {
    var contact = contact(phone());

    var answer =
        post(
            "{\"contactId\": \"%s\", %s}".formatted(contact, fields),
            "{\"contactId\": \"%s\", \"event\": \"fine\"}".formatted(contact));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
    assertThat(answer.json().path("rejected")).hasSize(1);
    assertThat(answer.json().at("/rejected/0/index").asInt()).isZero();
    assertThat(answer.text("/rejected/0/reason")).isEqualTo(reason);
    assertThat(meets(contact, "{\"event\": \"fine\", \"exactly\": 1}")).isTrue();
  }

  @Test
  void acceptsAnEventUpToFiveMinutesAhead() {
    var contact = contact(phone());

    var answer =
        post(
            "{\"contactId\": \"%s\", \"event\": \"soon\", \"at\": \"2026-11-23T10:05:00Z\"}"
                .formatted(contact));

    assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("a phone of several contacts is rejected naming them; an unknown one makes nobody")
  void rejectsWhatNamesNoOneContact() {
    var phone = phone();
    var one = contact(phone);
    var two = contact(phone);

    var answer =
        post(
            "{\"phone\": \"%s\", \"event\": \"shared\"}".formatted(phone),
            "{\"email\": \"nobody@example.org\", \"event\": \"shared\"}",
            "{\"contactId\": \"unknown\", \"event\": \"shared\"}");

    assertThat(answer.json().path("accepted").asInt()).isZero();
    assertThat(answer.text("/rejected/0/reason"))
        .startsWith("phone: must be that of one contact, but belongs to several: ")
        .contains(one)
        .contains(two);
    assertThat(answer.text("/rejected/1/reason"))
        .isEqualTo("email: must be that of a contact, not \"nobody@example.org\"");
    assertThat(answer.text("/rejected/2/reason"))
        .isEqualTo("contactId: there is no contact \"unknown\"");
    assertThat(api.get("/v1/contacts?email=nobody@example.org").json().path("items")).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      quoteCharacter = '§',
      delimiter = '|',
      textBlock =
          """
          {}                                                                | events
          {"events": []}                                                    | events
          {"events": {}}                                                    | events
          {"events": [1]}                                                   | events[0]
          {"events": [{"event": "a"}]}                                      | events[0]
          {"events": [{"event": "a", "phone": "1", "email": "b"}]}          | events[0]
          {"events": [{"phone": "1"}]}                                      | events[0].event
          {"events": [{"event": "a", "phone": 1}]}                          | events[0].phone
          {"events": [{"event": "a", "phone": "1", "at": "today"}]}         | events[0].at
          {"events": [{"event": "a", "phone": "1", "name": "b"}]}           | events[0].name
          {"events": [{"event": "a", "externalIds": {"other": "1"}}]}       | events[0].externalIds.shopify
          {"events": [{"event": "a", "phone": "1", "properties": {"b": {"c": 1}}}]} | events[0].properties.b
          {"events": [{"event": "a", "phone": "1", "properties": {"b": 1E999999999}}]} | events[0].properties.b
          """)
  void refusesARequestThatCannotBeRead(String body, String path) {
    var refused = api.post("/v1/events", body);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors"))
        .extracting(error -> error.path("path").asText())
        .contains(path);
  }

  @Test
  void takesAtMost500() {
    var contact = contact(phone());

    assertThat(postMany(contact, 501).status()).isEqualTo(422);
    assertThat(postMany(contact, 500).json().path("accepted").asInt()).isEqualTo(500);
    assertThat(meets(contact, "{\"event\": \"many-3\", \"exactly\": 50}")).isTrue();
  }

  @Test
  @DisplayName("a name that came is no longer unknown to checks of flows, and others are near it")
  void knowsTheNamesThatCame() {
    var contact = contact(phone());
    assertThat(found("{\"event\": \"quizz-won\"}")).containsExactly("criteria.unknown-event");

    post("{\"contactId\": \"%s\", \"event\": \"quizz-won\"}".formatted(contact));

    assertThat(found("{\"event\": \"quizz-won\"}")).isEmpty();
    assertThat(check("{\"event\": \"quiz-won\"}").json().at("/diagnostics/0/hint").asText())
        .isEqualTo("Did you mean \"quizz-won\"?");
  }

  @Test
  @DisplayName("D-3: export and erasure cover what was reported")
  void coversThePersonsRights() {
    var contact = contact(phone());
    post(
        "{\"contactId\": \"%s\", \"id\": \"zebra-7\", \"event\": \"diagnosed\", \"properties\": {\"skin\": \"hyperxerotic\"}}"
            .formatted(contact));

    assertThat(api.get("/v1/contacts/%s/timeline".formatted(contact)).body())
        .contains("\"event\":\"diagnosed\"");
    assertThat(api.get("/v1/contacts/%s/export".formatted(contact)).body())
        .contains("diagnosed")
        .contains("hyperxerotic");

    api.delete("/v1/contacts/" + contact);

    assertThat(api.dump().toString()).doesNotContain("hyperxerotic").doesNotContain("zebra-7");
  }

  private Answer post(String... events) {
    return api.post("/v1/events", "{\"events\": [%s]}".formatted(String.join(", ", events)));
  }

  private Answer postMany(String contact, int many) {
    return post(
        IntStream.range(0, many)
            .mapToObj(
                at ->
                    "{\"id\": \"m-%d\", \"contactId\": \"%s\", \"event\": \"many-%d\"}"
                        .formatted(at, contact, at % 10))
            .toArray(String[]::new));
  }

  private static String where(String event, String criteria) {
    return "{\"event\": \"%s\", \"where\": %s}".formatted(event, criteria);
  }

  /** Whether criteria hold for a contact, by way of a simulated condition. */
  private boolean meets(String contact, String criteria) {
    var simulated =
        api.post(
            "/v1/automations/%s/simulations".formatted(automation("manual")),
            "{\"contactId\": \"%s\", \"flow\": %s}".formatted(contact, ConditionFlow.of(criteria)));
    assertThat(simulated.status()).as(simulated.body()).isEqualTo(200);
    return simulated.text("/ended/outcome").equals("success");
  }

  private List<String> found(String criteria) {
    return check(criteria)
        .json()
        .path("diagnostics")
        .valueStream()
        .map(it -> it.path("code").asText())
        .collect(Collectors.toList());
  }

  private Answer check(String criteria) {
    return api.post("/v1/flows/checks", "{\"flow\": %s}".formatted(ConditionFlow.of(criteria)));
  }

  private String phone() {
    return "+3363997%04d".formatted(phones++);
  }
}
