package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-C7, C-C8: messages that are opened and replied to, once each")
class EngagementScenarioTest extends WhatsAppTest {
  private static final String PHONE = "+33639980101";
  private static final String QUIZ =
      """
      {"format": 1,
       "trigger": {"kind": "keyword", "channels": ["whatsapp"], "keywords": ["CAKE"]},
       "start": "flavour",
       "elements": [
         {"id": "flavour", "kind": "question", "text": "Which flavour?",
          "choices": [{"text": "Vanilla"}, {"text": "Chocolate"}], "next": "bye"},
         {"id": "bye", "kind": "message", "text": "Your {{ answers.flavour }} cake is ready."}
       ]}
      """;
  private static final String OFFER =
      """
      {"format": 1, "trigger": {"kind": "api"}, "start": "offer", "elements": [
        {"id": "offer", "name": "Offer", "kind": "send-sms", "purpose": "marketing",
         "text": "Ten percent off today. STOP to end", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "P1D", "next": "reminder"},
        {"id": "reminder", "name": "Reminder", "kind": "send-sms", "purpose": "marketing",
         "text": "Ten percent off until tonight. STOP to end", "next": "wait-more"},
        {"id": "wait-more", "name": "Wait more", "kind": "delay", "for": "P1D", "next": "replied"},
        {"id": "replied", "name": "Replied?", "kind": "condition",
         "criteria": {"message": "%s", "is": "replied"}, "onTrue": "won", "onFalse": "lost"},
        {"id": "won", "name": "Won", "kind": "end", "outcome": "success"},
        {"id": "lost", "name": "Lost", "kind": "end", "outcome": "abandon"}]}
      """;

  private String contact;

  @BeforeEach
  void addContact() {
    contact = server.make("/v1/contacts", Json.write(Map.of("phone", PHONE, "locale", "en")));
    server.subscribe(contact);
    whatsApp.subscribe(contact);
  }

  @Test
  void countsAMessageThatIsReadOnceInAnyOrder() {
    var quiz = server.active(QUIZ);
    whatsApp.texted(PHONE, "cake");
    var question = whatsApp.meta().accepted().getFirst();

    for (var status : List.of("read", "sent", "delivered", "read", "read")) {
      whatsApp.posts(WhatsAppServer.webhook().status(question, status));
    }

    var report = server.report(quiz);
    assertThat(report.at("/opened").asInt()).isEqualTo(1);
    assertThat(report.at("/delivered").asInt()).isEqualTo(1);
    assertThat(report.at("/elements/flavour/opened").asInt()).isEqualTo(1);
    assertThat(timeline("message-opened")).hasSize(1);
    assertThat(count("message-opened", "flavour")).isEqualTo(1);
  }

  @Test
  void countsTheReplyToAQuestion() {
    var quiz = server.active(QUIZ);

    whatsApp.texted(PHONE, "cake");
    whatsApp.texted(PHONE, "bananas");
    whatsApp.texted(PHONE, "chocolate");

    var report = server.report(quiz);
    assertThat(report.at("/replied").asInt()).isEqualTo(1);
    assertThat(report.at("/elements/flavour/replied").asInt()).isEqualTo(1);
    assertThat(report.at("/elements/bye/replied").asInt()).isZero();
    assertThat(count("message-replied", "flavour")).isEqualTo(1);
  }

  @Test
  @DisplayName("C-C8: a condition asks whether the message of an element was replied to")
  void decidesByTheReplyToOneMessage() {
    var first = server.active(OFFER.formatted("offer"));
    var last = server.active(OFFER.formatted("last"));
    server.enroll(first, contact);
    server.advance("PT1M");
    server.enroll(last, contact);
    server.advance("PT1M");
    server.texted("SM101", PHONE, "Tell me more");
    server.advance("P1D");
    server.texted("SM102", PHONE, "And for my sister?");
    server.texted("SM102", PHONE, "And for my sister?");
    server.advance("P2D");

    assertThat(replied(first)).isZero();
    assertThat(server.report(first).at("/outcomes/abandon").asInt()).isEqualTo(1);
    assertThat(replied(last)).isEqualTo(2);
    assertThat(server.report(last).at("/outcomes/success").asInt()).isEqualTo(1);
  }

  @Test
  void takesAnOptOutForNoReply() {
    var offer = server.active(OFFER.formatted("offer"));
    server.enroll(offer, contact);
    server.advance("PT1M");

    server.texted(PHONE, "STOP");

    assertThat(replied(offer)).isZero();
    assertThat(timeline("message-replied")).isEmpty();
  }

  @Test
  @DisplayName("C-C9: a condition asks whether the contact replied STOP to one message")
  void decidesByAnOptOutInReplyToOneMessage() {
    var flow = OFFER.replace("\"is\": \"replied\"", "\"is\": \"unsubscribed\"");
    var first = server.active(flow.formatted("offer"));
    var last = server.active(flow.formatted("reminder"));
    server.enroll(last, contact);
    server.advance("PT1M");
    server.enroll(first, contact);
    server.advance("PT1M");

    server.texted("SM101", PHONE, "STOP");
    server.texted("SM101", PHONE, "STOP");
    server.advance("P3D");

    assertThat(server.report(first).at("/unsubscribed").asInt()).isEqualTo(1);
    assertThat(server.report(first).at("/elements/offer/unsubscribed").asInt()).isEqualTo(1);
    assertThat(server.report(first).at("/outcomes/success").asInt()).isEqualTo(1);
    assertThat(server.report(last).at("/unsubscribed").asInt()).isZero();
    assertThat(server.report(last).at("/outcomes/abandon").asInt()).isEqualTo(1);
  }

  private int replied(String automation) {
    return server.report(automation).at("/replied").asInt();
  }

  private List<JsonNode> timeline(String type) {
    return server
        .get("/v1/contacts/%s/timeline".formatted(contact))
        .json()
        .path("items")
        .valueStream()
        .filter(entry -> entry.path("type").asText().equals(type))
        .toList();
  }

  private int count(String event, String element) {
    var criteria =
        "{\"criteria\": {\"event\": \"%s\", \"where\": {\"property\": \"element\", \"is\": \"%s\"}}}"
            .formatted(event, element);
    return server
        .call("POST", "/v1/segments/calculations", criteria)
        .json()
        .at("/count/all")
        .asInt();
  }
}
