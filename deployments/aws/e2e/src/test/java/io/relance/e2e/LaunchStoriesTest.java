package io.relance.e2e;

import static io.relance.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.testkit.flow.FlowFile;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnDeployment
@DisplayName("D-1, D-3: people who walk through automations on AWS")
class LaunchStoriesTest {
  private static final String PARTING =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "ana", "elements": [
        {"id": "ana", "name": "Ana?", "kind": "condition",
         "criteria": {"property": "firstName", "is": "Ana"}, "onTrue": "hello", "onFalse": "wait"},
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "marketing",
         "text": "Hello Ana", "next": "meet"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "PT2S", "next": "meet"},
        {"id": "meet", "name": "Meet", "kind": "send-sms", "purpose": "marketing",
         "text": "All of you", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  private static final String APPROVED =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "news", "elements": [
        {"id": "news", "name": "News", "kind": "send-email", "purpose": "marketing",
         "subject": "News", "html": "<p>Hello</p>", "prepare": true, "next": "ask"},
        {"id": "ask", "name": "Approved?", "kind": "approval", "approvers": ["mia@lumen.test"],
         "expires": "PT1H", "next": "sent", "onRefused": "not", "onExpired": "not"},
        {"id": "sent", "name": "Sent", "kind": "end", "outcome": "success"},
        {"id": "not", "name": "Not sent", "kind": "end", "outcome": "abandon"}]}
      """;

  private final Deployment deployment;

  LaunchStoriesTest(Deployment deployment) {
    this.deployment = deployment;
  }

  @Test
  @DisplayName("D3.1, D3.4: a wave parts, its parts go on alone, and all come through")
  void partsAndMeetsAgain() {
    var phones = IntStream.rangeClosed(1, 6).mapToObj("+3363998030%d"::formatted).toList();
    var people = IntStream.range(0, 6).mapToObj(i -> subscriber(phones, i)).toArray(String[]::new);
    var automation = deployment.api().activate("Parting", PARTING);

    deployment.api().launch(automation, people);

    eventually(() -> assertThat(report(automation).at("/outcomes/success").asInt()).isEqualTo(6));
    for (var i = 0; i < 6; i++) {
      assertThat(deployment.textsTo(phones.get(i)))
          .isEqualTo(i % 2 == 0 ? List.of("Hello Ana", "All of you") : List.of("All of you"));
    }
    assertThat(report(automation).path("sent").asInt()).isEqualTo(9);
  }

  private String subscriber(List<String> phones, int number) {
    return deployment.api().subscriber(phones.get(number), number % 2 == 0 ? "Ana" : "Bob");
  }

  @Test
  @DisplayName("A-8: turned off with somebody inside who exits, and on again for the same person")
  void isTurnedOffAndOnAgain() {
    var phone = "+33639980311";
    var contact = deployment.api().subscriber(phone, "Ana");
    var automation =
        deployment.api().activate("Off and on", FlowFile.twoTexts("off", "First", "PT6S", "Last"));
    deployment.api().launch(automation, contact);
    eventually(() -> assertThat(deployment.textsTo(phone)).containsExactly("First"));

    var off = deployment.api().deactivate(automation, "cancel");
    assertThat(off.path("cancelled").asInt()).isEqualTo(1);
    assertThat(report(automation).path("inProgress").asInt()).isZero();
    var _ = deployment.api().post("/v1/automations/" + automation + "/activate", "{}");
    deployment.api().launch(automation, contact);

    eventually(() -> assertThat(report(automation).at("/outcomes/success").asInt()).isEqualTo(1));
    assertThat(deployment.textsTo(phone)).containsExactly("First", "First", "Last");
  }

  @Test
  @DisplayName("D4.5, L-22: whoever is inside keeps the version that they entered under")
  void outlivesItsVersion() {
    var early = deployment.api().subscriber("+33639980321", "Ana");
    var late = deployment.api().subscriber("+33639980322", "Bob");
    var automation =
        deployment.api().activate("Versions", FlowFile.twoTexts("one", "One", "PT8S", "One again"));
    deployment.api().launch(automation, early);
    eventually(() -> assertThat(deployment.textsTo("+33639980321")).containsExactly("One"));

    deployment.api().edit(automation, FlowFile.twoTexts("two", "Two", "PT1S", "Two again"));
    var _ = deployment.api().post("/v1/automations/" + automation + "/activate", "{}");
    deployment.api().launch(automation, late);

    eventually(() -> assertThat(report(automation).at("/outcomes/success").asInt()).isEqualTo(2));
    assertThat(deployment.textsTo("+33639980321")).containsExactly("One", "One again");
    assertThat(deployment.textsTo("+33639980322")).containsExactly("Two", "Two again");
  }

  @Test
  @DisplayName("C-D3: a prepared email waits, and is sent once it is approved")
  void sendsWhatIsApproved() {
    var subscriber =
        """
        {"email": "ana@lumen.test", "consents": [{"channel": "email", "type": "marketing",
         "state": "subscribed", "source": "form", "at": "2026-11-01T10:00:00Z"}]}
        """;
    var contact = deployment.api().post("/v1/contacts", subscriber).path("id").asText();
    var automation = deployment.api().activate("Approved", APPROVED);
    deployment.api().launch(automation, contact);
    eventually(() -> assertThat(pending(automation)).hasSize(1));
    assertThat(report(automation).path("sent").asInt()).isZero();

    var approval = pending(automation).getFirst().path("id").asText();
    var _ = deployment.api().post("/v1/approvals/" + approval + "/approve", "");

    eventually(() -> assertThat(report(automation).at("/outcomes/success").asInt()).isEqualTo(1));
    assertThat(report(automation).path("sent").asInt()).isEqualTo(1);
  }

  private List<JsonNode> pending(String automation) {
    var items = deployment.api().get("/v1/approvals?state=pending").path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .filter(item -> item.path("automationId").asText().equals(automation))
        .toList();
  }

  private JsonNode report(String automation) {
    return deployment.api().report(automation);
  }
}
