package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C-C1, C-C2: conditions on what started the enrollment, and on what it is made of")
class EventConditionsScenarioTest extends ServerTest {
  private String automation = "";
  private String contact = "";
  private String phone = "";
  private int tests;

  @BeforeEach
  void subscribe() {
    tests++;
    phone = "+3363998%04d".formatted(tests);
    contact = server.subscriber(phone);
  }

  @AfterEach
  void deactivate() {
    server.call("POST", "/v1/automations/%s/deactivate".formatted(automation), "{}");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "{\"property\": \"total\", \"greater\": 100}",
        "{\"property\": \"currency\", \"is\": \"eur\"}",
        "{\"property\": \"skus\", \"includes\": \"LAMP-2\"}",
        "{\"all\": [{\"property\": \"itemCount\", \"is\": 3}, {\"property\": \"id\", \"is\":"
            + " \"SECOND\"}]}"
      })
  void asksAboutTheOrderThatBroughtTheContact(String where) {
    automation =
        condition(
            "{\"kind\": \"post-purchase\"}",
            "{\"event\": \"order\", \"since\": \"entry\", \"where\": %s}"
                .formatted(where.replace("SECOND", id(2))));
    order(1, "50.00", "USD", 1, "LAMP-1");
    var first = server.report(automation).path("outcomes");
    order(2, "150.00", "EUR", 3, "LAMP-2");
    var both = server.report(automation).path("outcomes");

    assertThat(first.path("failure").asInt()).isEqualTo(1);
    assertThat(both.path("failure").asInt()).isEqualTo(1);
    assertThat(both.path("success").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "G11: why shows the count and the value of the order that decided; the export has it")
  void showsTheValueThatDecided() {
    automation =
        condition(
            "{\"kind\": \"post-purchase\"}",
            "{\"event\": \"order\", \"since\": \"entry\","
                + " \"where\": {\"property\": \"total\", \"greater\": 100}}");
    order(1, "50.00", "USD", 1, "LAMP-1");

    assertThat(
            server.get("/v1/contacts/%s/why?automationId=%s".formatted(contact, automation)).body())
        .contains("0 of 1, the newest with total 50");
    assertThat(server.get("/v1/contacts/%s/export".formatted(contact)).body())
        .contains("\"skus\":[\"LAMP-1\"]");
  }

  @Test
  void countsAFurtherOrderSinceTheEntry() {
    automation =
        condition(
            "{\"kind\": \"post-purchase\"}",
            "{\"event\": \"order\", \"atLeast\": 2, \"since\": \"entry\", \"sum\": \"total\","
                + " \"greater\": 100}",
            "P1D");
    order(1, "50.00", "EUR", 1, "LAMP-1");
    server.advance("PT1H");
    order(2, "60.00", "EUR", 1, "LAMP-1");
    server.advance("P2D");

    var outcomes = server.report(automation).path("outcomes");
    assertThat(outcomes.path("success").asInt()).isEqualTo(1);
    assertThat(outcomes.path("failure").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"120.00, success", "80.00, failure"})
  void asksAboutTheCartThatBroughtTheContact(String total, String outcome) {
    automation =
        condition(
            "{\"kind\": \"abandoned-cart\", \"after\": \"PT1H\"}",
            "{\"event\": \"cart-abandoned\", \"since\": \"entry\","
                + " \"where\": {\"property\": \"total\", \"greater\": 100}}");
    accept(
        "checkouts/create",
        """
        {"token": "cart-%s", "phone": "%s", "updated_at": "%s", "total_price": "%s", "currency": "EUR",
         "line_items": [{"title": "Lamp", "sku": "LAMP-1", "quantity": 1}]}
        """
            .formatted(tests, phone, now(), total));
    server.advance("PT2H");

    assertThat(server.report(automation).path("outcomes").path(outcome).asInt()).isEqualTo(1);
  }

  @Test
  void countsTextsMessagesAndSubscriptions() {
    automation =
        condition(
            "{\"kind\": \"inbound-message\", \"channel\": \"sms\", \"keywords\": [\"PIZZA\"],"
                + " \"match\": \"contains\", \"caseSensitive\": false}",
            """
            {"all": [
              {"event": "inbound-message", "since": "entry",
               "where": {"property": "text", "contains": "large"}},
              {"event": "message-sent", "exactly": 1,
               "where": {"all": [{"property": "element", "is": "hello"},
                 {"property": "automation", "startsWith": "one"}]}},
              {"event": "subscribed", "where": {"property": "channel", "is": "sms"}},
              {"event": "unsubscribed", "exactly": 0}]}
            """,
            "PT1M");
    server.texted(phone, "A large pizza");
    server.advance("PT5M");

    assertThat(server.report(automation).path("outcomes").path("success").asInt()).isEqualTo(1);
    assertThat(counted("\"atLeast\": 1")).isEqualTo(1);
    assertThat(counted("\"atLeast\": 2")).isZero();
  }

  /** Whether a calculation, which has no enrollment, counts the contact for messages of a day. */
  private int counted(String times) {
    var criteria =
        """
        {"criteria": {"all": [
          {"property": "phone", "is": "%s"},
          {"event": "message-sent", "since": "P1D", %s,
           "where": {"property": "element", "is": "hello"}}]}}
        """
            .formatted(phone, times);
    return server.done("/v1/segments/calculations", criteria).json().at("/count/all").asInt();
  }

  @ParameterizedTest
  @CsvSource({"120.00, success", "80.00, failure"})
  @DisplayName("D4.6: a simulation asks about the order that it is given")
  void simulatesTheOrder(String total, String outcome) {
    automation =
        condition(
            "{\"kind\": \"post-purchase\"}",
            "{\"event\": \"order\", \"since\": \"entry\", \"where\": {\"all\":"
                + " [{\"property\": \"total\", \"greater\": 100},"
                + " {\"property\": \"skus\", \"includes\": \"LAMP-1\"}]}}");
    var simulated =
        server.done(
            "/v1/automations/%s/simulations".formatted(automation),
            """
            {"contactId": "%s", "event": {"variables": {"order": {"id": "1", "total": "%s",
             "items": [{"title": "Lamp", "sku": "LAMP-1", "quantity": 1}]}}}}
            """
                .formatted(contact, total));

    assertThat(simulated.text("/ended/outcome")).isEqualTo(outcome);
  }

  private String condition(String trigger, String criteria) {
    return condition(trigger, criteria, "PT1S");
  }

  /** A message, a delay, then the condition: success when it holds. */
  private String condition(String trigger, String criteria, String delay) {
    return server.active(
        """
        {"format": 1, "trigger": %s, "start": "hello", "elements": [
          {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
           "text": "Hello", "next": "wait"},
          {"id": "wait", "name": "Wait", "kind": "delay", "for": "%s", "next": "if"},
          {"id": "if", "name": "If", "kind": "condition", "criteria": %s,
           "onTrue": "yes", "onFalse": "no"},
          {"id": "yes", "name": "Yes", "kind": "end", "outcome": "success"},
          {"id": "no", "name": "No", "kind": "end", "outcome": "failure"}]}
        """
            .formatted(trigger, delay, criteria));
  }

  private void order(int number, String total, String currency, int quantity, String sku) {
    accept(
        "orders/create",
        """
        {"id": %s, "phone": "%s", "created_at": "%s", "total_price": "%s", "currency": "%s",
         "line_items": [{"title": "Lamp", "quantity": %d, "sku": "%s", "price": "1.00"}]}
        """
            .formatted(id(number), phone, now(), total, currency, quantity, sku));
    server.advance("PT5S");
  }

  /** The shop's number of an order of this test. */
  private String id(int number) {
    return "%d00%d".formatted(tests, number);
  }

  private void accept(String topic, String body) {
    Happenings.accept(server.deployment().relance(), topic, body);
    server.advance("PT1S");
  }

  private String now() {
    return server.deployment().relance().requests().clock().instant().toString();
  }
}
