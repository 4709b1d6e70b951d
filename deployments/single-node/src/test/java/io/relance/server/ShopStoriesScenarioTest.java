package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Json;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stories of a shop that take weeks, on a whole server. */
class ShopStoriesScenarioTest {
  private static final String PHONE = "+33612345699";

  @TempDir Path folder;
  @AutoClose private OpenServer server;

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
    var contact = server.make("/v1/contacts", Json.write(Map.of("phone", PHONE)));
    server.subscribe(contact);
  }

  @Test
  @DisplayName("Win-back: whoever ordered twice and then is silent is written to")
  void winsBackWhoBoughtAgain() {
    var automation = template("win-back");
    order(1);
    server.advance("P80D");
    order(2);
    server.advance("P11D");
    var early = sent(automation);

    server.advance("P80D");

    assertThat(early).isZero();
    assertThat(sent(automation)).isEqualTo(1);
  }

  @Test
  @DisplayName("B13: a review is not asked for a cancelled order")
  void asksNoReviewOfACancelledOrder() {
    var automation = template("review-request");
    order(1);
    server.advance("PT3S");
    accept("orders/cancelled", "{\"id\": 1, \"cancelled_at\": \"%s\"}".formatted(now()));
    server.advance("P22D");

    assertThat(sent(automation)).isZero();
    assertThat(server.report(automation).path("outcomes").path("neutral").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("B13: a review is not asked for a refunded order")
  void asksNoReviewOfARefundedOrder() {
    var automation = template("review-request");
    order(1);
    server.advance("PT3S");
    accept(
        "refunds/create", "{\"id\": 5, \"order_id\": 1, \"created_at\": \"%s\"}".formatted(now()));
    server.advance("P22D");

    assertThat(sent(automation)).isZero();
  }

  @Test
  void asksAReviewOfAnOrderThatStands() {
    var automation = template("review-request");
    order(1);
    server.advance("P22D");

    assertThat(sent(automation)).isEqualTo(1);
  }

  @Test
  @DisplayName("since: entry counts from the last change of the cart that brought the contact")
  void countsFromTheLastChangeOfTheCart() {
    var automation =
        server.active(
            """
            {"format": 1, "trigger": {"kind": "abandoned-cart", "after": "PT1H"}, "start": "wrote",
             "elements": [
              {"id": "wrote", "name": "Wrote?", "kind": "condition",
               "criteria": {"event": "inbound-message", "atLeast": 1, "since": "entry"},
               "onTrue": "yes", "onFalse": "no"},
              {"id": "yes", "name": "Yes", "kind": "end", "outcome": "success"},
              {"id": "no", "name": "No", "kind": "end", "outcome": "abandon"}]}
            """);
    accept(
        "checkouts/create",
        """
        {"token": "a", "phone": "%s", "updated_at": "%s", "line_items": [{"title": "Lamp"}]}
        """
            .formatted(PHONE, now()));
    server.advance("PT20M");
    server.texted(PHONE, "Hello");
    server.advance("PT1H");

    assertThat(server.report(automation).path("outcomes").path("success").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("Criteria add up what was returned of the orders since the entry")
  void addsUpRefunds() {
    var automation =
        server.active(
            """
            {"format": 1, "trigger": {"kind": "post-purchase"}, "start": "wait", "elements": [
              {"id": "wait", "name": "Wait", "kind": "delay", "for": "P1D", "next": "much"},
              {"id": "much", "name": "Much?", "kind": "condition",
               "criteria": {"event": "order-refunded", "since": "entry", "sum": "total",
                "greater": 12},
               "onTrue": "yes", "onFalse": "no"},
              {"id": "yes", "name": "Yes", "kind": "end", "outcome": "success"},
              {"id": "no", "name": "No", "kind": "end", "outcome": "abandon"}]}
            """);
    order(1);
    refund(5, "8.00");
    refund(6, "5.00");
    refund(6, "5.00");
    server.advance("P2D");

    assertThat(server.report(automation).path("outcomes").path("success").asInt()).isEqualTo(1);
  }

  private void refund(int id, String amount) {
    accept(
        "refunds/create",
        """
        {"id": %d, "order_id": 1, "created_at": "%s", "transactions": [
          {"kind": "refund", "status": "success", "amount": "%s", "currency": "EUR"}]}
        """
            .formatted(id, now(), amount));
  }

  private String template(String slug) {
    var id = server.make("/v1/automations", Json.write(Map.of("name", slug, "template", slug)));
    server.done("/v1/automations/%s/activate".formatted(id), "{}");
    return id;
  }

  private int sent(String automation) {
    return server.messages("direction=outbound&channel=sms&automationId=" + automation).size();
  }

  private void order(int id) {
    accept(
        "orders/create",
        """
        {"id": %d, "phone": "%s", "created_at": "%s", "line_items": [{"title": "Lamp"}]}
        """
            .formatted(id, PHONE, now()));
    server.advance("PT1S");
  }

  private void accept(String topic, String body) {
    Happenings.accept(server.deployment().relance(), topic, body);
    server.advance("PT1S");
  }

  private String now() {
    return server.deployment().relance().requests().clock().instant().toString();
  }
}
