package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-A2, D7.6: free text and templates on WhatsApp, in and outside the 24 hours")
class WhatsAppWindowScenarioTest extends WhatsAppTest {
  private static final String PHONE = "+33639980111";
  private static final String FREE =
      flow("\"text\": \"Hi {{ contact.firstName | default: 'there' }}!\"");
  private static final String APPROVED =
      flow(
          """
          "template": {"name": "news", "language": "en_US",
                       "variables": ["{{ contact.firstName | default: 'there' }}", "two\\nlines"]}
          """);

  private String contact;

  @BeforeEach
  void addContact() {
    contact = server.make("/v1/contacts", Json.write(Map.of("phone", PHONE, "firstName", "Ana")));
    whatsApp.subscribe(contact);
  }

  @Test
  void sendsFreeTextWithin24HoursOfTheLastMessageAndSkipsItAfterThem() {
    var automation = server.active(FREE);
    enter(automation);
    assertThat(whatsApp.sent()).isEmpty();

    whatsApp.texted(PHONE, "Hello");
    server.advance("PT23H59M");
    enter(automation);
    assertThat(whatsApp.sent()).containsExactly("Hi Ana!");

    server.advance("PT1M");
    enter(automation);
    assertThat(whatsApp.sent()).hasSize(1);
    assertThat(server.report(automation).at("/skipped/byReason/outside-window").asInt())
        .isEqualTo(2);
    assertThat(server.report(automation).path("targeted").asInt()).isEqualTo(3);

    whatsApp.texted(PHONE, "Hello again");
    enter(automation);
    assertThat(whatsApp.sent()).hasSize(2);
  }

  @Test
  void sendsAnApprovedTemplateToWhoeverSubscribed() {
    whatsApp.meta().approves("news", "en_US", 2);
    var automation = server.active(APPROVED);

    enter(automation);

    var request = whatsApp.meta().accepted().getFirst().request();
    assertThat(request.at("/template/components/0/parameters").findValuesAsText("text"))
        .containsExactly("Ana", "two lines");
    assertThat(message().path("text").asText()).isEqualTo("news (en_US): Ana, two lines");
    assertThat(message().path("state").asText()).isEqualTo("sent");
  }

  @Test
  void failsWithMetasReasonWhenTheTemplateIsNotApproved() {
    var automation = server.active(APPROVED);

    enter(automation);

    assertThat(message().path("state").asText()).isEqualTo("failed");
    assertThat(message().path("reason").asText()).contains("no approved template");
  }

  @Test
  void sendsToSubscribersOfWhatsAppOnly() {
    whatsApp.meta().approves("news", "en_US", 2);
    var automation = server.active(APPROVED);
    var other = server.subscriber("+33639980112");

    server.enroll(automation, other);
    server.advance("PT1S");

    assertThat(whatsApp.sent()).isEmpty();
    assertThat(server.report(automation).at("/skipped/byReason/not-subscribed").asInt())
        .isEqualTo(1);
  }

  @Test
  void answersAKeywordWithMediaUnlessTheContactOptedOut() {
    server.active(
        """
        {"format": 1,
         "trigger": {"kind": "inbound-message", "channel": "whatsapp", "keywords": ["menu"]},
         "start": "menu",
         "elements": [
           {"id": "menu", "kind": "send-whatsapp", "text": "Our menu",
            "media": "https://shop.example.net/menu.pdf", "next": "done"},
           {"id": "done", "kind": "end"}]}
        """);
    var stranger = "+33639980113";

    whatsApp.texted(stranger, "The menu please");

    var request = whatsApp.meta().accepted().getFirst().request();
    assertThat(request.at("/document/link").asText()).endsWith("menu.pdf");
    assertThat(request.at("/document/caption").asText()).isEqualTo("Our menu");
    server.texted(stranger, "The menu please");
    assertThat(whatsApp.meta().accepted()).hasSize(1);
    assertThat(server.twilio().taken()).isEmpty();
  }

  @Test
  @DisplayName("D4.6: a simulation shows the decision about the window, as it would be")
  void simulatesTheWindow() {
    var automation = server.active(FREE);
    assertThat(simulated(automation, "")).contains("outside-window").doesNotContain("Hi Ana!");

    var byText =
        server.active(
            FREE.replace(
                "{\"kind\": \"api\"}",
                "{\"kind\": \"keyword\", \"channels\": [\"whatsapp\"], \"keywords\": [\"hey\"]}"));
    assertThat(simulated(byText, "")).contains("Hi Ana!").contains("whatsapp");
  }

  @Test
  void estimatesWhoIsOutsideTheWindow() {
    var automation = server.active(FREE.replace("\"api\"", "\"manual\""));

    var estimate =
        server
            .done(
                "/v1/launches/estimates",
                "{\"automationId\": \"%s\", \"audience\": {\"contactIds\": [\"%s\"]}}"
                    .formatted(automation, contact))
            .json();

    assertThat(estimate.at("/steps/0/reason").asText()).isEqualTo("outside-window");
    assertThat(estimate.path("willReceive").asInt()).isZero();
  }

  @Test
  void sendsATestToTheMarketersOwnPhone() {
    whatsApp.meta().approves("news", "en_US", 2);
    var automation = server.active(APPROVED);

    server.done(
        "/v1/messages/tests",
        "{\"automationId\": \"%s\", \"elementId\": \"news\", \"to\": \"+33639980119\"}"
            .formatted(automation));
    server.advance("PT1S");

    assertThat(whatsApp.meta().accepted())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.to()).isEqualTo("+33639980119");
              assertThat(it.request().at("/template/name").asText()).isEqualTo("news");
            });
  }

  private String simulated(String automation, String more) {
    return server
        .done(
            "/v1/automations/%s/simulations".formatted(automation),
            "{\"contactId\": \"%s\"%s}".formatted(contact, more))
        .json()
        .toString();
  }

  private void enter(String automation) {
    server.enroll(automation, contact);
    server.advance("PT1S");
  }

  private JsonNode message() {
    return server.messages("direction=outbound&contactId=" + contact).getFirst();
  }

  private static String flow(String body) {
    return """
    {"format": 1, "trigger": {"kind": "api"}, "quietHours": "project", "start": "news",
     "elements": [
       {"id": "news", "kind": "send-whatsapp", %s, "next": "done"},
       {"id": "done", "kind": "end"}]}
    """
        .formatted(body.strip());
  }
}
