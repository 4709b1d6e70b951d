package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates about subscribers and customers, each activated as it comes and played to its end. */
class TemplateStoriesScenarioTest {
  private static final String EMAIL = "ana@example.org";
  private static final String PHONE = "+33612345699";

  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private int orders;

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
  }

  @Test
  @DisplayName("Welcome series: three texts over a week to who subscribes to texts, once")
  void welcomesBySms() {
    var automation = template("welcome-series");
    var contact = contact(List.of());

    subscribe(contact, "sms");
    var first = messages(automation).size();
    subscribe(contact, "email");
    server.advance("P7D");
    order();
    server.advance("P1D");

    assertThat(first).isEqualTo(1);
    assertThat(messages(automation)).hasSize(3).allMatch(it -> channel(it).equals("sms"));
    assertThat(messages(automation)).allMatch(it -> it.path("state").asText().equals("sent"));
    assertThat(server.report(automation).path("entered").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("Welcome series: three emails to who is created as a subscriber of emails")
  void welcomesByEmail() {
    var automation = template("welcome-series");

    contact(List.of(Map.of("channel", "email", "state", "subscribed", "source", "form")));
    server.advance("P8D");

    assertThat(messages(automation)).hasSize(3).allMatch(it -> channel(it).equals("email"));
    assertThat(outcomes(automation).path("neutral").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("First order: thanks for exactly the first one, and invites to the second")
  void thanksForTheFirstOrder() {
    var automation = template("first-order");
    subscriber();

    order();
    server.advance("P2D");
    var thanked = messages(automation);
    server.advance("P14D");
    order();
    server.advance("P31D");

    assertThat(thanked).hasSize(1).allMatch(it -> channel(it).equals("email"));
    assertThat(messages(automation)).hasSize(2);
    assertThat(outcomes(automation).path("success").asInt()).isEqualTo(1);
    assertThat(outcomes(automation).path("neutral").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("VIP: the fifth order is thanked for, no other")
  void thanksTheBestCustomers() {
    var automation = template("vip");
    subscriber();

    for (int at = 0; at < 4; at++) {
      order();
      server.advance("P1D");
    }
    var before = messages(automation);
    order();
    server.advance("P4D");
    order();
    server.advance("P30D");

    assertThat(before).isEmpty();
    assertThat(messages(automation)).hasSize(2);
    assertThat(outcomes(automation).path("success").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("Back after silence: an order after more than 180 days without one is welcomed")
  void welcomesBackAfterSilence() {
    var automation = template("back-after-silence");
    subscriber();

    order();
    server.advance("P100D");
    order();
    server.advance("P2D");
    var regular = messages(automation);
    server.advance("P181D");
    order();
    server.advance("P60D");

    assertThat(regular).isEmpty();
    assertThat(messages(automation)).hasSize(2);
    assertThat(outcomes(automation).path("abandon").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "Birthday: one message a year to each subscriber, on the 28th for the 29th of February")
  void greetsOnBirthdays() {
    server.advance("PT15H");
    var automation = template("birthday");
    var today = born("+33612345601", "1990-11-25");
    var tomorrow = born("+33612345602", "1985-11-26");
    var leap = born("+33612345603", "1992-02-29");
    var yesterday = born("+33612345604", "1990-11-24");

    server.advance("PT12H");
    var first = messages(automation);
    server.advance("P1D");
    var second = messages(automation);
    server.advance("P95D");
    var winter = messages(automation);
    server.advance("P268D");
    var yearLater = messages(automation);
    server.advance("P1D");

    assertThat(contacts(first)).containsExactly(today);
    assertThat(contacts(second)).containsExactlyInAnyOrder(today, tomorrow);
    assertThat(contacts(winter)).containsExactlyInAnyOrder(today, tomorrow, leap);
    assertThat(winter).anyMatch(it -> it.path("at").asText().startsWith("2027-02-28T09:00"));
    assertThat(contacts(yearLater)).containsExactlyInAnyOrder(today, tomorrow, leap, yesterday);
    assertThat(messages(automation)).hasSize(5).allMatch(it -> channel(it).equals("sms"));
  }

  private String born(String phone, String birthday) {
    var consent = Map.of("channel", "sms", "state", "subscribed", "source", "form");
    var body =
        Map.of(
            "phone",
            phone,
            "properties",
            Map.of("birthday", birthday),
            "consents",
            List.of(consent));
    return server.make("/v1/contacts", Json.write(body));
  }

  private static List<String> contacts(List<JsonNode> messages) {
    return messages.stream().map(message -> message.path("contactId").asText()).toList();
  }

  private String template(String slug) {
    var id = server.make("/v1/automations", Json.write(Map.of("name", slug, "template", slug)));
    server.done("/v1/automations/%s/activate".formatted(id), "{}");
    return id;
  }

  private String contact(List<Map<String, String>> consents) {
    var body = Map.of("phone", PHONE, "email", EMAIL, "consents", consents);
    var id = server.make("/v1/contacts", Json.write(body));
    server.advance("PT1S");
    return id;
  }

  private void subscriber() {
    var contact = contact(List.of());
    subscribe(contact, "sms");
    subscribe(contact, "email");
  }

  private void subscribe(String contact, String channel) {
    server.call(
        "PUT",
        "/v1/contacts/%s/consents/%s".formatted(contact, channel),
        "{\"state\": \"subscribed\"}");
    server.advance("PT1S");
  }

  private List<JsonNode> messages(String automation) {
    return server.messages("direction=outbound&automationId=" + automation);
  }

  private static String channel(JsonNode message) {
    return message.path("channel").asText();
  }

  private JsonNode outcomes(String automation) {
    return server.report(automation).path("outcomes");
  }

  private void order() {
    orders++;
    var body =
        """
        {"id": %d, "name": "#%d", "email": "%s", "phone": "%s", "created_at": "%s",
         "line_items": [{"title": "Lamp"}]}
        """
            .formatted(orders, orders, EMAIL, PHONE, now());
    Happenings.accept(server.deployment().relance(), "orders/create", body);
    server.advance("PT1S");
  }

  private String now() {
    return server.deployment().relance().requests().clock().instant().toString();
  }
}
