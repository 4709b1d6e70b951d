package io.relance.e2e;

import static io.relance.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.testkit.flow.FlowFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnDeployment
@DisplayName("D-1, D-3: what people text to a deployment on AWS")
class TextStoriesTest {
  private static final String MENU =
      """
      {"format": 1, "trigger": {"kind": "inbound-message", "channel": "sms", "keywords": ["MENU"],
        "match": "exact", "caseSensitive": false}, "start": "how", "elements": [
        {"id": "how", "name": "How", "kind": "send-sms", "purpose": "marketing",
         "text": "Reply DELIVERY or PICKUP", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  private static final String TASTING =
      """
      {"format": 1, "trigger": {"kind": "inbound-message", "channel": "sms", "keywords": ["CAKE"],
        "match": "exact"}, "conversation": {"maxDelay": "PT12H"}, "start": "flavour", "elements": [
        {"id": "flavour", "name": "Flavour", "kind": "question", "text": "Which flavour?",
         "choices": [{"text": "Vanilla"}, {"text": "Chocolate"}], "next": "strength"},
        {"id": "strength", "name": "Strength", "kind": "question", "text": "How strong?",
         "choices": [{"text": "Mild"}, {"text": "Dark"}], "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  private final Deployment deployment;

  TextStoriesTest(Deployment deployment) {
    this.deployment = deployment;
  }

  @Test
  @DisplayName("A-7, L-18, D3.3: a keyword that is delivered three times is answered once")
  void answersAKeywordOnce() {
    var automation = deployment.api().activate("Menu", MENU);
    var form =
        deployment
            .twilio()
            .inbound(
                "SM00000000000000000000000000000001", "+33639980201", Deployment.SENDER, "menu");

    for (var time = 0; time < 3; time++) {
      assertThat(deployment.twilio().posts(deployment.url("/webhooks/twilio/messages"), form))
          .isEqualTo(200);
    }

    eventually(
        () -> {
          var report = deployment.api().report(automation);
          assertThat(report.path("sent").asInt()).as(report.toString()).isEqualTo(1);
          assertThat(report.path("inProgress").asInt()).isZero();
        });
    assertThat(deployment.textsTo("+33639980201")).containsExactly("Reply DELIVERY or PICKUP");
    deployment.api().deactivate(automation, "finish");
  }

  @Test
  @DisplayName("D7.5, D7.6: whoever texted STOP is skipped, with the reason")
  void keepsFromWhoeverTextedStop() {
    var contact = deployment.api().subscriber("+33639980202", "Zoe");
    var automation = deployment.api().activate("News", FlowFile.marketingText("Something new"));
    deployment
        .twilio()
        .texts(
            deployment.url("/webhooks/twilio/messages"), "+33639980202", Deployment.SENDER, "STOP");
    eventually(() -> assertThat(consent(contact)).isEqualTo("unsubscribed"));

    deployment.api().launch(automation, contact);

    eventually(
        () -> {
          var report = deployment.api().report(automation);
          assertThat(report.at("/skipped").toString()).contains(":1");
          assertThat(report.path("inProgress").asInt()).isZero();
        });
    assertThat(deployment.textsTo("+33639980202")).isEmpty();
    deployment.api().deactivate(automation, "finish");
  }

  @Test
  @DisplayName("K-9, K-13, D4.3: questions wait for replies")
  void asksQuestions() {
    var phone = "+33639980203";
    var _ = deployment.api().subscriber(phone, "Lou");
    var automation = deployment.api().activate("Tasting", TASTING);

    text(phone, "cake");
    waitsFor(automation, phone, "flavour", 1);
    text(phone, "chocolate");
    waitsFor(automation, phone, "strength", 2);
    text(phone, "2");
    eventually(() -> assertThat(number(automation, "/outcomes/success")).isEqualTo(1));

    assertThat(deployment.textsTo(phone))
        .containsExactly(
            "Which flavour?\n1. Vanilla\n2. Chocolate", "How strong?\n1. Mild\n2. Dark");
    deployment.api().deactivate(automation, "cancel");
  }

  private void waitsFor(String automation, String phone, String question, int texts) {
    eventually(
        () -> {
          assertThat(deployment.textsTo(phone)).hasSize(texts);
          assertThat(number(automation, "/questions/%s/asked".formatted(question))).isEqualTo(1);
        });
  }

  private void text(String phone, String text) {
    var url = deployment.url("/webhooks/twilio/messages");
    deployment.twilio().texts(url, phone, Deployment.SENDER, text);
  }

  private int number(String automation, String path) {
    return deployment.api().report(automation).at(path).asInt();
  }

  private String consent(String contact) {
    return deployment.api().get("/v1/contacts/" + contact).at("/consents/0/state").asText();
  }
}
