package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Queues;
import io.relance.domain.queue.Received;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-T5: contacts enter by request, one at a time")
class EntriesApiTest extends ApiTest {
  @ParameterizedTest
  @ValueSource(strings = {"api", "manual"})
  @DisplayName("C-T5: takes one contact, with what texts may use of the entry")
  void takesOneContact(String trigger) {
    var automation = active(trigger);
    var contact = contact(trigger.equals("api") ? "+33639980001" : "+33639980011");
    var answer =
        enroll(
            automation,
            "{\"contactId\": \"%s\", \"properties\": {\"table\": 7}}".formatted(contact));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("/automationId")).isEqualTo(automation);
    assertThat(answer.text("/contactId")).isEqualTo(contact);
    assertThat(answer.text("/id")).isNotEmpty();
    assertThat(offered()).contains(automation);
  }

  @Test
  void takesTheSameKeyOnce() {
    var automation = active("api");
    var body = "{\"contactId\": \"%s\"}".formatted(contact("+33639980002"));
    var path = "/v1/automations/%s/enrollments".formatted(automation);
    var request = api.withBody(path, "POST", body).header("Idempotency-Key", "k1");
    offered();
    var first = TestApi.send(request);
    var second = TestApi.send(request);

    assertThat(second.text("/id")).isEqualTo(first.text("/id"));
    assertThat(offered().split("occurrence", -1)).hasSize(2);
  }

  @Test
  void refusesAutomationsThatAreOffOrTriggeredByOtherThings() {
    var body = "{\"contactId\": \"%s\"}".formatted(contact("+33639980003"));

    assertThat(enroll("unknown", body).status()).isEqualTo(404);
    assertThat(enroll(automation("api"), body).code()).isEqualTo("automation.inactive");
    assertThat(enroll(active("post-purchase"), body).code())
        .isEqualTo("automation.trigger-not-manual");
    assertThat(enroll(automation("api"), body).status()).isEqualTo(409);
  }

  @Test
  void namesWhatIsWrongWithAnEnrollment() {
    var automation = active("api");
    var contact = contact("+33639980004");

    assertThat(enroll(automation, "{}").faultyPaths()).containsExactly("contactId");
    assertThat(enroll(automation, "{\"contactId\": \"nobody\"}").faultyPaths())
        .containsExactly("contactId");
    assertThat(
            enroll(automation, "{\"contactId\": \"%s\", \"properties\": 7}".formatted(contact))
                .faultyPaths())
        .containsExactly("properties");
    assertThat(
            enroll(
                    automation,
                    "{\"contactId\": \"%s\", \"properties\": {\"a\": [1e999999]}}"
                        .formatted(contact))
                .faultyPaths())
        .containsExactly("properties.a[0]");
    assertThat(
            enroll(
                    automation,
                    "{\"contactId\": \"%s\", \"properties\": {\"a\": \"%s\"}}"
                        .formatted(contact, "x".repeat(70_000)))
                .faultyPaths())
        .containsExactly("properties");
  }

  private Answer enroll(String automation, String body) {
    return api.post("/v1/automations/%s/enrollments".formatted(automation), body);
  }

  /** Which occurrences wait to be taken, as they are queued. */
  private String offered() {
    List<Received> received = api.queue.receive(Queues.OCCURRENCES, 10, Duration.ZERO);
    api.queue.acknowledge(Queues.OCCURRENCES, received);
    return received.stream().map(Received::body).toList().toString();
  }
}
