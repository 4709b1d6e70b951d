package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.admin.Role;
import io.relance.application.persistence.Json;
import io.relance.domain.shop.CheckoutStatus;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.shop.MarketingOptIns;
import io.relance.domain.shop.OrderState;
import io.relance.domain.shop.ShopFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("G11, L-25: why a contact did or did not get the messages of an automation")
class WhyScenarioTest extends ServerTest {
  private String contact;
  private String phone;
  private int phones;

  @BeforeEach
  void create() {
    phone = "+3363998%04d".formatted(phones++);
    contact = server.make("/v1/contacts", Json.write(Map.of("phone", phone)));
  }

  @Test
  void namesWhatNeverCame() {
    var draft = server.make("/v1/automations", Bodies.AUTOMATION);
    var active = server.active(flow("post-purchase", "transactional"));

    assertThat(types(draft)).containsExactly("never-activated");
    assertThat(types(active)).containsExactly("automation-activated", "no-event");
    assertThat(why(active).text("/summary"))
        .isEqualTo("The contact has placed no order that was reported.");
    assertThat(why(active).json().path("received").asInt()).isZero();
  }

  @Test
  void namesTheEventThatCameWhileTheAutomationWasInactive() {
    var other = server.active(flow("post-purchase", "transactional"));
    order("1001", Optional.empty());
    var late = server.active(flow("post-purchase", "transactional"));

    var fact = fact(late, "automation-inactive");

    assertThat(fact.path("eventId").asText()).isEqualTo("order-completed:1001");
    assertThat(why(late).text("/summary"))
        .isEqualTo("The contact placed an order, but the automation was not active then.");
    assertThat(types(other)).doesNotContain("automation-inactive").contains("enrolled");
  }

  @Test
  void namesTheValueThatTheTriggerDoesNotAccept() {
    var automation =
        server.active(flow("contact-unsubscribed\", \"channel\": \"email", "transactional"));

    server.call(
        "PUT", "/v1/contacts/%s/consents/sms".formatted(contact), "{\"state\": \"unsubscribed\"}");
    server.advance("PT1S");

    assertThat(types(automation)).contains("trigger-not-matched").doesNotContain("enrolled");
    assertThat(why(automation).text("/summary"))
        .isEqualTo(
            "The contact unsubscribed, but the trigger of version 1 accepts the channel email,"
                + " not \"sms\".");
  }

  @Test
  void namesTheChangeThatTheTriggerDoesNotAccept() {
    var any = flow("contact-updated", "transactional");
    var kind = "{\"kind\": \"contact-updated\"";
    var automation = server.active(any.replace(kind, kind + ", \"properties\": [\"level\"]"));

    server.call("PATCH", "/v1/contacts/" + contact, "{\"properties\": {\"points\": 7}}");
    server.advance("PT1S");

    assertThat(why(automation).text("/summary"))
        .isEqualTo(
            "The contact changed, but the trigger of version 1 accepts the change of level, not"
                + " \"points\".");
  }

  @Test
  void saysThatNothingHappenedWhileTheAutomationWasActive() {
    server.subscribe(contact);
    server.advance("PT1S");

    var automation = server.active(flow("contact-subscribed", "transactional"));

    assertThat(why(automation).text("/summary"))
        .isEqualTo(
            "The contact has not subscribed while an automation with this trigger was active.");
  }

  @Test
  @DisplayName("The criterion that did not hold, with its value, here and on the timeline")
  void namesTheCriterionThatDidNotHold() {
    var automation =
        server.active(
            """
            {"format": 1, "trigger": {"kind": "post-purchase"}, "start": "german", "elements": [
              {"id": "german", "name": "From Germany?", "kind": "condition",
               "criteria": {"all": [{"event": "order", "atLeast": 1},
                 {"property": "country", "is": "DE"}]}, "onTrue": "hello", "onFalse": "done"},
              {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
               "text": "Hallo", "next": "done"},
              {"id": "done", "name": "Done", "kind": "end"}]}
            """);
    order("1002", Optional.empty());

    var branched = fact(automation, "branched");
    var criterion = branched.path("criteria").path(0);

    assertThat(branched.path("criteria")).hasSize(1);
    assertThat(criterion.path("path").asText()).isEqualTo("/all/1");
    assertThat(criterion.path("criterion").asText()).isEqualTo("country is DE");
    assertThat(criterion.path("value").asText()).isEqualTo("FR");
    assertThat(criterion.path("holds").asBoolean()).isFalse();
    assertThat(why(automation).text("/summary"))
        .isEqualTo(
            "Condition \"From Germany?\" led to \"done\" (onFalse): country is DE did not hold"
                + " (the value was \"FR\").");
    assertThat(server.get("/v1/contacts/%s/timeline".formatted(contact)).body())
        .contains("country is DE did not hold (the value was \\\"FR\\\")");
    assertThat(server.get("/v1/contacts/%s/export".formatted(contact)).body())
        .contains("\"value\":\"FR\"");
  }

  @Test
  void namesTheDecisionOfTheGateAndTheCodeOfTheProvider() {
    var marketing = server.active(flow("api", "marketing"));
    var transactional = server.active(flow("api", "transactional"));
    server.enroll(marketing, contact);
    server.twilio().refuses(phone, 21612);
    server.enroll(transactional, contact);
    server.advance("PT1M");

    var skipped = fact(marketing, "message-skipped");
    var failed = fact(transactional, "message-failed");

    assertThat(skipped.path("reason").asText()).isEqualTo("not-subscribed");
    assertThat(why(marketing).text("/summary"))
        .isEqualTo(
            "The SMS was not sent: the contact had not subscribed to marketing messages on sms.");
    assertThat(failed.path("providerCode").asText()).isEqualTo("21612");
    assertThat(failed.path("messageId").asText()).isNotEmpty();
    assertThat(
            server.get("/v1/messages/" + failed.path("messageId").asText()).text("/providerCode"))
        .isEqualTo("21612");
  }

  @Test
  void countsWhatWasSentAndNamesTheRefusalOfASecondEntry() {
    var once =
        server.active(
            flow("api", "transactional")
                .replace("\"start\"", "\"reentry\": {\"kind\": \"once\"}, \"start\""));
    server.enroll(once, contact);
    server.advance("PT1M");
    server.enroll(once, contact);
    server.advance("PT1M");

    assertThat(types(once)).contains("enrolled", "message-sent", "ended", "enrollment-refused");
    assertThat(why(once).json().path("received").asInt()).isEqualTo(1);
    assertThat(why(once).text("/summary")).startsWith("The contact was sent a message");
    assertThat(fact(once, "enrollment-refused").path("reason").asText())
        .isEqualTo("entered before, and may enter only once");
  }

  @Test
  void namesWhereTheContactWaitsAndWhyItsEnrollmentEnded() {
    var waiting =
        server.active(
            """
            {"format": 1, "trigger": {"kind": "api"}, "start": "wait", "elements": [
              {"id": "wait", "name": "Two days", "kind": "delay", "for": "P2D", "next": "hello"},
              {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
               "text": "Hello", "next": "done"},
              {"id": "done", "name": "Done", "kind": "end"}]}
            """);
    var entered = now();
    server.enroll(waiting, contact);
    server.advance("PT1M");
    var fact = fact(waiting, "waiting");
    var enrollments = "/v1/automations/%s/enrollments/".formatted(waiting);
    server.call("DELETE", enrollments + fact.path("enrollmentId").asText(), "");

    assertThat(fact.path("elementId").asText()).isEqualTo("wait");
    assertThat(Instant.parse(fact.path("until").asText()))
        .isBetween(entered.plus(Duration.ofDays(2)), now().plus(Duration.ofDays(2)));
    assertThat(types(waiting)).contains("cancelled").doesNotContain("waiting");
    assertThat(why(waiting).text("/summary")).startsWith("The enrollment ended early");
  }

  @Test
  void namesTheAutomationThatAnsweredAText() {
    var order = server.active(keyword("ORDER"));
    var menu = server.active(keyword("MENU"));
    server.texted(phone, "MENU please");
    server.texted(phone, "good morning");

    assertThat(types(order))
        .contains("text-answered-otherwise", "trigger-not-matched")
        .doesNotContain("enrolled");
    assertThat(types(menu)).contains("enrolled", "trigger-not-matched");
    assertThat(why(order).text("/summary"))
        .isEqualTo(
            "The contact sent a text, but it matched no keyword of version 1 (\"ORDER\" on sms).");
  }

  @Test
  @DisplayName("Carts: open until when, abandoned, closed by which order; also on the timeline")
  void namesWhatBecameOfACart() {
    var automation = server.active(flow("abandoned-cart\", \"after\": \"PT1H", "transactional"));
    var changed = now();
    checkout("c1");
    var open = fact(automation, "cart-waiting");
    order("1003", Optional.of("c1"));
    server.advance("PT2H");

    assertThat(Instant.parse(open.path("until").asText()))
        .isBetween(changed.plus(Duration.ofHours(1)), changed.plus(Duration.ofMinutes(61)));
    assertThat(types(automation)).contains("cart-closed").doesNotContain("cart-abandoned");
    assertThat(why(automation).text("/summary"))
        .isEqualTo("The cart was closed: an order was placed (order 1003).");
    assertThat(server.get("/v1/contacts/%s/timeline".formatted(contact)).body())
        .contains("\"type\":\"cart-closed\"", "\"reason\":\"order-placed\"");

    checkout("c2");
    server.advance("PT2H");
    assertThat(types(automation)).contains("cart-abandoned", "enrolled");
    assertThat(types(server.active(flow("abandoned-cart\", \"after\": \"PT1H", "marketing"))))
        .contains("automation-inactive");
  }

  @Test
  @DisplayName("bad input: unknown contacts and automations")
  void refusesUnknownContactsAndAutomations() {
    var automation = server.active(flow("api", "transactional"));
    var path = "/v1/contacts/%s/why?automationId=%s";

    var analyst = server.send(server.as(Role.ANALYST, path.formatted(contact, automation)).GET());

    assertThat(analyst.status()).isEqualTo(200);
    server.get(path.formatted("nobody", automation)).refuses(404);
    server.get(path.formatted(contact, "nothing")).refuses(400);
    server.get("/v1/contacts/%s/why".formatted(contact)).refuses(400);
  }

  private static String flow(String trigger, String purpose) {
    return """
    {"format": 1, "trigger": {"kind": "%s"}, "start": "hello", "elements": [
      {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "%s",
       "text": "Hello. Reply STOP to opt out.", "next": "done"},
      {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
    """
        .formatted(trigger, purpose);
  }

  private static String keyword(String word) {
    return flow(
        "inbound-message\", \"channel\": \"sms\", \"keywords\": [\"%s\"], \"match\": \"contains"
            .formatted(word),
        "transactional");
  }

  private void order(String id, Optional<String> checkout) {
    accept(
        new ShopFact.OrderPlaced(
            id,
            "#" + id,
            ContactDetails.ofPhone(phone),
            checkout,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            MarketingOptIns.NONE,
            now(),
            now(),
            false,
            OrderState.PLACED,
            false));
  }

  private void checkout(String token) {
    accept(
        new ShopFact.CheckoutChanged(
            token,
            Optional.empty(),
            Optional.empty(),
            ContactDetails.ofPhone(phone),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            MarketingOptIns.NONE,
            now(),
            CheckoutStatus.OPEN));
  }

  private void accept(ShopFact fact) {
    server.deployment().relance().ingest().acceptShopFact().accept(fact);
    server.advance("PT1S");
  }

  private Instant now() {
    return server.deployment().relance().requests().clock().instant();
  }

  private List<String> types(String automation) {
    return why(automation).json().path("facts").findValuesAsText("type");
  }

  private JsonNode fact(String automation, String type) {
    var facts = why(automation).json().path("facts");
    for (var fact : facts) {
      if (fact.path("type").asText().equals(type)) {
        return fact;
      }
    }
    throw new AssertionError("No fact " + type + " in " + facts);
  }

  private Reply why(String automation) {
    return server.get("/v1/contacts/%s/why?automationId=%s".formatted(contact, automation));
  }
}
