package io.relance.functions.api.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Queues;
import io.relance.functions.api.Answer;
import io.relance.functions.api.ApiTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D7.5, C-T9: the API states consent, one type at a time")
class ConsentsApiTest extends ApiTest {
  @Test
  void subscribesToMarketingWhenNoTypeIsSaid() {
    var id = contact("+33639982001");
    var answer = put(id, "sms", "{\"state\": \"subscribed\", \"source\": \"form\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/consents").toString())
        .isEqualTo(
            "[{\"channel\":\"sms\",\"type\":\"marketing\",\"state\":\"subscribed\","
                + "\"source\":\"form\",\"at\":\"2026-11-23T10:00:00.000Z\"}]");
  }

  @Test
  @DisplayName("D7.5: ends one type and leaves the other")
  void endsOneType() {
    var id = contact("+33639982002");
    put(id, "email", "{\"state\": \"subscribed\", \"type\": \"transactional\"}");
    put(id, "email", "{\"state\": \"subscribed\"}");
    var answer = put(id, "email", "{\"state\": \"unsubscribed\"}");

    assertThat(answer.json().at("/consents"))
        .extracting(consent -> consent.path("type").asText() + " " + consent.path("state").asText())
        .containsExactlyInAnyOrder("transactional subscribed", "marketing unsubscribed");
  }

  @Test
  @DisplayName("C-T9: tells automations of an opt-out, as one occurrence however often it is said")
  void tellsOfAnOptOutOnce() {
    var id = contact("+33639982003");
    offered();
    put(id, "sms", "{\"state\": \"unsubscribed\"}");
    var first = offered();
    put(id, "sms", "{\"state\": \"unsubscribed\"}");
    var second = offered();
    put(id, "sms", "{\"state\": \"subscribed\"}");
    var third = offered();

    assertThat(first).hasSize(1);
    assertThat(first.getFirst()).contains("unsubscribed:" + id + ":SMS:1");
    assertThat(second).isEqualTo(first);
    assertThat(third).isEmpty();
  }

  @Test
  void namesWhatIsWrong() {
    var id = contact("+33639982004");

    assertThat(put(id, "sms", "{}").faultyPaths()).containsExactly("state");
    assertThat(put(id, "sms", "{\"state\": \"maybe\"}").faultyPaths()).containsExactly("state");
    assertThat(put(id, "sms", "{\"state\": \"subscribed\", \"type\": \"x\"}").faultyPaths())
        .containsExactly("type");
    assertThat(put(id, "sms", "{\"state\": \"subscribed\", \"channel\": \"email\"}").faultyPaths())
        .containsExactly("channel");
    var misspelt = put(id, "smss", "{\"state\": \"subscribed\"}");
    assertThat(misspelt.status()).isEqualTo(404);
    assertThat(misspelt.body()).contains("not \\\"smss\\\" (did you mean \\\"sms\\\"?)");
    assertThat(put("unknown", "sms", "{\"state\": \"subscribed\"}").status()).isEqualTo(404);
  }

  private Answer put(String id, String channel, String body) {
    return api.put("/v1/contacts/%s/consents/%s".formatted(id, channel), body);
  }

  private List<String> offered() {
    var received = api.queue.receive(Queues.OCCURRENCES, 10, Duration.ZERO);
    api.queue.acknowledge(Queues.OCCURRENCES, received);
    return received.stream().map(each -> each.body()).toList();
  }
}
