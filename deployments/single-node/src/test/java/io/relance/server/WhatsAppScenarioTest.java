package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("K-6, K-13: conversations on WhatsApp")
class WhatsAppScenarioTest extends WhatsAppTest {
  private static final String PHONE = "+33639980101";
  private static final String QUIZ = Flows.cakes("sms", "whatsapp");

  private String contact;

  @BeforeEach
  void addContact() {
    contact = server.make("/v1/contacts", Json.write(Map.of("phone", PHONE, "locale", "en")));
    server.subscribe(contact);
    whatsApp.subscribe(contact);
  }

  @Test
  @DisplayName("K-6: the reply comes by the channel of the text that started the conversation")
  void repliesByTheChannelOfTheText() {
    server.active(QUIZ);

    whatsApp.texted(PHONE, "cake");
    whatsApp.texted(PHONE, "bananas");
    whatsApp.texted(PHONE, "the chocolate one");

    assertThat(whatsApp.sent())
        .containsExactly(
            "Which flavour?\n1. Vanilla\n2. Chocolate",
            "Sorry?\n1. Vanilla\n2. Chocolate",
            "Your Chocolate cake is ready.");
    assertThat(server.twilio().taken()).isEmpty();
    assertThat(conversation().path("channel").asText()).isEqualTo("whatsapp");

    server.texted(PHONE, "cake");

    assertThat(server.twilio().taken()).hasSize(1);
    assertThat(whatsApp.sent()).hasSize(3);
  }

  @Test
  @DisplayName("K-6: an SMS does not answer the question of a conversation on WhatsApp")
  void readsNoReplyOfAnotherChannel() {
    server.active(QUIZ);
    whatsApp.texted(PHONE, "cake");

    server.texted(PHONE, "chocolate");

    assertThat(whatsApp.sent()).hasSize(1);
    assertThat(conversation().path("state").asText()).isEqualTo("open");
  }

  @Test
  @DisplayName("K-6: a conversation on one of the channels of its trigger starts there only")
  void startsOnTheChannelsOfItsSettingsOnly() {
    server.active(QUIZ.replace("\"fallback\"", "\"channels\": [\"whatsapp\"], \"fallback\""));

    server.texted(PHONE, "cake");
    assertThat(server.twilio().taken()).isEmpty();
    whatsApp.texted(PHONE, "cake");

    assertThat(whatsApp.sent()).hasSize(1);
  }

  @Test
  @DisplayName("K-2: only subscribers of WhatsApp messages are answered on WhatsApp")
  void answersSubscribersOfTheChannel() {
    server.active(QUIZ);
    server.done(
        "PUT",
        "/v1/contacts/%s/consents/whatsapp".formatted(contact),
        "{\"state\": \"unsubscribed\", \"source\": \"form\"}");

    whatsApp.texted(PHONE, "cake");

    assertThat(whatsApp.sent()).isEmpty();
    assertThat(decision()).isEqualTo("not-a-subscriber");
  }

  @Test
  @DisplayName("D7.5: STOP on WhatsApp ends WhatsApp messages, is confirmed once, and SMS go on")
  void unsubscribesFromWhatsAppAlone() {
    server.active(QUIZ);
    whatsApp.texted(PHONE, "cake");

    whatsApp.texted(PHONE, "STOP");
    whatsApp.texted(PHONE, "cake");

    assertThat(whatsApp.sent()).hasSize(2);
    assertThat(whatsApp.sent().getLast()).contains("unsubscribed");
    assertThat(conversation().path("endReason").asText()).isEqualTo("opted-out");
    server.texted(PHONE, "cake");
    assertThat(server.twilio().taken()).hasSize(1);

    whatsApp.texted(PHONE, "START");
    whatsApp.texted(PHONE, "cake");
    assertThat(whatsApp.sent()).last().asString().startsWith("Which flavour?");
  }

  @Test
  @DisplayName(
      "L-28: reactions are recorded and never answered; media without words are reprompted")
  void answersNoReaction() {
    server.active(QUIZ);
    whatsApp.texted(PHONE, "cake");

    whatsApp.posts(
        WhatsAppServer.webhook()
            .message(
                "wamid.react",
                PHONE.substring(1),
                it ->
                    it.put("type", "reaction")
                        .putObject("reaction")
                        .put("message_id", "wamid.1")
                        .put("emoji", "❤️")));
    server.advance("PT1S");
    assertThat(decision()).isEqualTo("automated");
    assertThat(whatsApp.sent()).hasSize(1);

    whatsApp.posts(
        WhatsAppServer.webhook()
            .message(
                "wamid.picture",
                PHONE.substring(1),
                it -> it.put("type", "image").putObject("image").put("id", "7")));
    server.advance("PT1S");
    assertThat(decision()).isEqualTo("reprompt");
  }

  @Test
  @DisplayName("A batch is answered message by message, and a repeated delivery once")
  void answersARepeatedBatchOnce() {
    server.active(QUIZ);
    var other = "+33639980102";
    var contact = server.make("/v1/contacts", Json.write(Map.of("phone", other, "locale", "en")));
    whatsApp.subscribe(contact);
    var batch =
        WhatsAppServer.webhook()
            .text("wamid.a", PHONE.substring(1), "cake")
            .text("wamid.b", other.substring(1), "cake");

    whatsApp.posts(batch);
    whatsApp.posts(batch);
    server.advance("PT1S");
    whatsApp.posts(batch);
    server.advance("PT1S");

    assertThat(whatsApp.sent()).hasSize(2);
  }

  @Test
  @DisplayName("Statuses settle messages in any order, and each once")
  void appliesStatusesInAnyOrder() {
    var automation = server.active(QUIZ);
    whatsApp.texted(PHONE, "cake");
    var message = whatsApp.meta().accepted().getFirst();

    whatsApp.posts(WhatsAppServer.webhook().status(message, "read").status(message, "delivered"));
    whatsApp.posts(WhatsAppServer.webhook().status(message, "sent").failure(message, 131026));

    assertThat(server.report(automation).path("delivered").asInt()).isEqualTo(1);
    assertThat(server.messages("channel=whatsapp&direction=outbound"))
        .extracting(it -> it.path("state").asText())
        .containsExactly("delivered");
  }

  @Test
  @DisplayName("A failure that Meta reports later is a failure, with its reason")
  void recordsALateFailure() {
    server.active(QUIZ);
    whatsApp.texted(PHONE, "cake");

    whatsApp.posts(WhatsAppServer.webhook().failure(whatsApp.meta().accepted().getFirst(), 131049));

    assertThat(server.messages("channel=whatsapp&direction=outbound"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.path("state").asText()).isEqualTo("failed");
              assertThat(it.path("reason").asText()).contains("Meta limits");
            });
  }

  @Test
  @DisplayName("The project shows the channel with its sender")
  void showsTheChannel() {
    var channels = server.get("/v1/project").json().path("channels");

    assertThat(channels.valueStream().map(it -> it.path("channel").asText()))
        .containsExactly("sms", "email", "whatsapp");
    assertThat(channels.at("/2/provider").asText()).isEqualTo("meta");
    assertThat(channels.at("/2/senders/0/address").asText()).isEqualTo("106540352242922");
    assertThat(channels.at("/2/senders/0/canReceive").asBoolean()).isTrue();
  }

  private JsonNode conversation() {
    return server.get("/v1/conversations?contactId=" + contact).json().at("/items/0");
  }

  private String decision() {
    return server
        .messages("direction=inbound&contactId=" + contact)
        .getFirst()
        .at("/decision/rule")
        .asText();
  }
}
