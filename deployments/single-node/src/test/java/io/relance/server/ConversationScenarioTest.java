package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.admin.Role;
import io.relance.application.persistence.Json;
import io.relance.domain.id.AutomationId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("K-2, K-8 to K-13, K-15, D4.3, D7.2: a conversation by text message")
class ConversationScenarioTest extends ServerTest {
  private static final String QUIZ =
      Flows.tasting(
          "\"reprompt\": \"Sorry?\", \"fallback\": \"We will call you.\", \"maxDelay\": \"PT12H\"",
          "{{ answers.flavour }}: how strong?");

  private String automation;
  private String contact;
  private String phone;
  private int phones;

  @BeforeEach
  void activate() {
    automation = server.active(QUIZ);
    phone = "+3363998%04d".formatted(phones++);
    contact = server.make("/v1/contacts", Json.write(Map.of("phone", phone, "locale", "en")));
    server.subscribe(contact);
  }

  @AfterEach
  void deactivate() {
    server.call("POST", "/v1/automations/%s/deactivate".formatted(automation), "{}");
  }

  @Test
  @DisplayName("K-9 to K-12: asks, understands, stores, recommends")
  void asksStoresAndRecommends() {
    text("cake");
    assertThat(sent()).containsExactly("Which flavour?\n1. Vanilla\n2. Chocolate");
    assertThat(report("elements/flavour/here")).isEqualTo(1);
    assertThat(report("questions/flavour/asked")).isEqualTo(1);

    text("the chocolat one plz");
    assertThat(sent().getLast()).isEqualTo("Chocolate: how strong?\n1. Mild\n2. Dark");
    text("2");

    assertThat(sent().getLast()).isEqualTo("Try our 90 bar.");
    assertThat(server.get("/v1/contacts/" + contact).json().at("/properties/favourite").asText())
        .isEqualTo("Chocolate");
    assertThat(report("outcomes/success")).isEqualTo(1);
    assertThat(report("elements/flavour/exits/next")).isEqualTo(1);
    assertThat(report("questions/flavour/answered")).isEqualTo(1);
    assertThat(report("questions/flavour/byChoice/Chocolate")).isEqualTo(1);
    assertThat(report("questions/strength/byChoice/Dark")).isEqualTo(1);
    assertThat(report("inProgress")).isZero();
    assertThat(ended()).isEqualTo("answered answered");
    assertThat(conversation().at("/answers/strength").asText()).isEqualTo("Dark");
    sums();
  }

  @Test
  void takesTheExitOfTheChoice() {
    text("CAKE");
    text("1");

    assertThat(sent()).last().isEqualTo("Try our cream.");
    assertThat(report("elements/flavour/exits/choice-1")).isEqualTo(1);
    assertThat(report("outcomes/neutral")).isEqualTo(1);
    sums();
  }

  @Test
  @DisplayName("K-13: reprompts, then falls back, and names what is tied")
  void repromptsAndFallsBack() {
    text("CAKE");
    text("vanilla or chocolate");

    assertThat(sent())
        .last()
        .isEqualTo("Sorry?\nDid you mean Vanilla or Chocolate?\n1. Vanilla\n2. Chocolate");
    assertThat(conversation().path("reprompts").asInt()).isEqualTo(1);
    text("bananas");

    assertThat(sent()).endsWith("We will call you.", "Text CAKE to start again.");
    assertThat(ended()).isEqualTo("ended fallback");
    assertThat(report("questions/flavour/reprompts")).isEqualTo(1);
    assertThat(report("questions/flavour/noAnswer")).isEqualTo(1);
    assertThat(server.report(automation).at("/questions/flavour/unmatched").toString())
        .contains("bananas");
    sums();
  }

  @Test
  @DisplayName("K-13: the time to reply passes once, whatever was reprompted")
  void expires() {
    text("CAKE");
    server.advance("PT11H");
    text("bananas");
    server.advance("PT59M");
    assertThat(conversation().path("state").asText()).isEqualTo("open");
    server.advance("PT1M");

    assertThat(ended()).isEqualTo("expired expired");
    assertThat(sent()).last().isEqualTo("Text CAKE to start again.");
    assertThat(report("elements/flavour/exits/onNoAnswer")).isEqualTo(1);
    text("chocolate");
    assertThat(sent()).hasSize(3);
    sums();
  }

  @Test
  void endsWithoutAnElementForNoAnswer() {
    text("CAKE");
    text("2");
    server.advance("PT12H");

    assertThat(report("elements/strength/out/expired")).isEqualTo(1);
    assertThat(report("inProgress")).isZero();
    assertThat(conversation().path("state").asText()).isEqualTo("expired");
    sums();
  }

  @Test
  @DisplayName("K-2, D7.5: STOP ends a conversation")
  void endsByOptOut() {
    text("CAKE");
    text("STOP");
    server.advance("PT1S");

    assertThat(conversation().path("endReason").asText()).isEqualTo("opted-out");
    assertThat(report("elements/flavour/out/opted-out")).isEqualTo(1);
    assertThat(report("questions/flavour/noAnswer")).isEqualTo(1);
    sums();
  }

  @Test
  @DisplayName("K-15: deactivation cancels all, at once")
  void endsByDeactivation() {
    text("CAKE");
    assertThat(
            server
                .call(
                    "POST",
                    "/v1/automations/%s/deactivate".formatted(automation),
                    "{\"inFlight\": \"finish\"}")
                .status())
        .isEqualTo(422);

    var cancelled = server.done("/v1/automations/%s/deactivate".formatted(automation), "{}").json();

    assertThat(cancelled.path("cancelled").asInt()).isEqualTo(1);
    assertThat(conversation().path("endReason").asText()).isEqualTo("deactivated");
    text("chocolate");
    assertThat(sent()).hasSize(1);
    server.advance("P1D");
    assertThat(sent()).hasSize(1);
    sums();
  }

  @Test
  void endsWithItsEnrollment() {
    text("CAKE");
    var enrollment =
        server
            .get("/v1/automations/%s/enrollments".formatted(automation))
            .json()
            .at("/items/0/id")
            .asText();
    server.call(
        "DELETE", "/v1/automations/%s/enrollments/%s".formatted(automation, enrollment), "");

    assertThat(conversation().path("endReason").asText()).isEqualTo("taken-out");
    sums();
  }

  @Test
  @DisplayName("K-11: erasure ends a conversation and forgets its answers")
  void isErasedWithItsContact() {
    text("CAKE");
    text("2");
    server.call("DELETE", "/v1/contacts/" + contact, "");
    server.advance("PT2M");

    assertThat(conversations("automationId=" + automation))
        .singleElement()
        .returns("erased", it -> it.path("endReason").asText())
        .returns(true, it -> it.path("answers").isEmpty());
    sums();
  }

  @Test
  @DisplayName("L-27: the keyword starts another conversation")
  void startsOver() {
    text("CAKE");
    text("CAKE");

    assertThat(sent()).hasSize(2);
    assertThat(conversations("contactId=" + contact))
        .extracting(it -> it.path("state").asText())
        .containsExactlyInAnyOrder("open", "ended");
    assertThat(conversations("state=ended&automationId=" + automation))
        .singleElement()
        .returns("other-keyword", it -> it.path("endReason").asText());
    text("1");
    assertThat(sent()).last().isEqualTo("Try our cream.");
    sums();
  }

  @Test
  @DisplayName("D7.2: a question waits for no one while another conversation is open")
  void isSkippedWhileAnotherIsOpen() {
    text("CAKE");
    var other =
        server.active(
            """
            {"format": 1, "trigger": {"kind": "manual"}, "start": "size", "elements": [
              {"id": "size", "kind": "question", "text": "Which size?", "onNoAnswer": "done",
               "choices": [{"text": "Small"}, {"text": "Large"}], "next": "done"},
              {"id": "done", "kind": "end", "outcome": "success"}]}
            """);
    server.done(
        "/v1/automations/%s/launches".formatted(other),
        Json.write(Map.of("audience", Map.of("contactIds", List.of(contact)))));
    server.advance("PT1M");

    assertThat(server.report(other).at("/skipped/byReason/conversation-open").asInt()).isEqualTo(1);
    assertThat(server.report(other).at("/elements/size/exits/onNoAnswer").asInt()).isEqualTo(1);
    text("2");
    assertThat(sent()).last().isEqualTo("Chocolate: how strong?\n1. Mild\n2. Dark");
    sums();
  }

  @Test
  @DisplayName("D4.3: a question works for a launch, too")
  void asksTheAudienceOfALaunch() {
    var launched =
        server.active(
            QUIZ.replaceFirst("\\{\"kind\": \"inbound-message\".*?\\}", "{\"kind\": \"manual\"}"));
    server.done(
        "/v1/automations/%s/launches".formatted(launched),
        Json.write(Map.of("audience", Map.of("contactIds", List.of(contact)))));
    server.advance("PT1M");
    assertThat(sent()).containsExactly("Which flavour?\n1. Vanilla\n2. Chocolate");

    text("vanilla");

    assertThat(sent()).last().isEqualTo("Try our cream.");
    assertThat(server.report(launched).at("/elements/flavour/exits/choice-1").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("K-13: the time to reply passes for everybody who was asked together")
  void expiresForManyAtOnce() {
    var audience =
        IntStream.range(0, 50).mapToObj(at -> server.subscriber("+3363997%04d".formatted(at)));
    var launched =
        server.active(
            QUIZ.replaceFirst("\\{\"kind\": \"inbound-message\".*?\\}", "{\"kind\": \"manual\"}"));
    server.done(
        "/v1/automations/%s/launches".formatted(launched),
        Json.write(Map.of("audience", Map.of("contactIds", audience.toList()))));
    server.advance("PT1M");
    server.texted("+33639970010", "chocolate");
    server.texted("+33639970011", "vanilla");
    server.advance("PT13H");

    var report = server.report(launched);
    assertThat(report.at("/elements/flavour/exits/onNoAnswer").asInt()).isEqualTo(48);
    assertThat(report.at("/questions/flavour/noAnswer").asInt()).isEqualTo(48);
    assertThat(report.at("/elements/strength/out/expired").asInt()).isEqualTo(1);
    assertThat(report.path("inProgress").asInt()).isZero();
    assertThat(server.messages("direction=outbound&automationId=" + launched)).hasSize(50 + 50);
  }

  @Test
  void answersADoubledTextOnce() {
    text("CAKE");
    server.texted("SM1000", phone, "chocolate");
    server.texted("SM1000", phone, "chocolate");
    server.advance("PT1S");

    assertThat(sent()).hasSize(2);
    sums();
  }

  @Test
  @DisplayName("K-12: each combination of answers and what it yields")
  void listsWhatCombinationsYield() {
    var items =
        server
            .get("/v1/automations/%s/recommendations".formatted(automation))
            .json()
            .path("items")
            .valueStream()
            .map(it -> it.path("answers") + " " + it.path("recommendation").asText());

    assertThat(items)
        .containsExactly(
            "{\"flavour\":\"Chocolate\",\"strength\":\"Mild\"} Best",
            "{\"flavour\":\"Chocolate\",\"strength\":\"Dark\"} Dark");
  }

  @Test
  @DisplayName("K-14: the preview shows how each reply is read and what it stores")
  void showsHowRepliesAreRead() {
    var steps =
        server
            .done(
                "/v1/automations/%s/simulations".formatted(automation),
                Json.write(
                    Map.of(
                        "contactId",
                        contact,
                        "replies",
                        List.of(
                            Map.of("text", "vanilla or chocolate"),
                            Map.of("text", "chocolat"),
                            Map.of("after", "PT1H", "text", "2")))))
            .json();

    assertThat(
            steps
                .path("steps")
                .valueStream()
                .filter(step -> step.path("type").asText().equals("replied"))
                .map(step -> step.path("matched") + " " + step.path("sets")))
        .containsExactly(
            "{\"how\":\"none\",\"others\":[\"Vanilla\",\"Chocolate\"]} ",
            "{\"choice\":\"Chocolate\",\"how\":\"abbreviation\"} {\"favourite\":\"Chocolate\"}",
            "{\"choice\":\"Dark\",\"how\":\"number\"} ");
    assertThat(steps.at("/ended/outcome").asText()).isEqualTo("success");
    assertThat(sent()).isEmpty();
  }

  @Test
  @DisplayName("K-1: analysts see no conversations")
  void needsAManager() {
    assertThat(server.send(server.as(Role.ANALYST, "/v1/conversations").GET()).status())
        .isEqualTo(403);
    assertThat(server.send(server.as(Role.MANAGER, "/v1/conversations").GET()).status())
        .isEqualTo(200);
  }

  private void sums() {
    ReportSums.assertHold(
        server.deployment().relance().authoring().counters().report(new AutomationId(automation)));
  }

  private String ended() {
    var conversation = conversation();
    return conversation.path("state").asText() + " " + conversation.path("endReason").asText();
  }

  private JsonNode conversation() {
    return conversations("contactId=" + contact).getFirst();
  }

  private List<JsonNode> conversations(String query) {
    return server.get("/v1/conversations?" + query).json().path("items").valueStream().toList();
  }

  private int report(String place) {
    return server.report(automation).at("/" + place).asInt();
  }

  private List<String> sent() {
    return server.textsTo(contact);
  }

  private void text(String words) {
    server.texted(phone, words);
  }
}
