package io.relance.e2e;

import static io.relance.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.testkit.fake.FakeShop.Delivery;
import io.relance.testkit.fake.ShopBodies;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnDeployment
@DisplayName("D-1, D-3: what a shop tells a deployment on AWS")
class ShopStoriesTest {
  private static final ShopBodies SHOP = ShopBodies.now();
  private static final String ANA = "+33639980105";
  private static final String THANKS =
      """
      {"format": 1, "trigger": {"kind": "post-purchase"}, "start": "thanks", "elements": [
        {"id": "thanks", "name": "Thanks", "kind": "send-sms", "purpose": "transactional",
         "text": "Thank you for {{ order.name }}", "next": "who"},
        {"id": "who", "name": "Who?", "kind": "condition",
         "criteria": {"property": "firstName", "is": "Ana"}, "onTrue": "wait",
         "onFalse": "done"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "PT1S", "next": "again"},
        {"id": "again", "name": "Again", "kind": "send-sms", "purpose": "transactional",
         "text": "Is {{ order.name }} all right?", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  private static final String REMINDER =
      """
      {"format": 1, "trigger": {"kind": "abandoned-cart", "after": "PT1S"}, "start": "remind",
       "elements": [
        {"id": "remind", "name": "Remind", "kind": "send-sms", "purpose": "transactional",
         "text": "You left {{ checkout.items[0].title }}", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  private final Deployment deployment;

  ShopStoriesTest(Deployment deployment) {
    this.deployment = deployment;
  }

  @Test
  @DisplayName(
      "A-4, L-18, D3.2: an order that is told five times brings each text once, to delivered")
  void walksFromAnOrderToTheProvider() {
    var automation = deployment.api().activate("Thanks", THANKS);
    var order = Delivery.of("orders/create", SHOP.order(5, "Ana", ANA));

    assertThat(Stream.generate(() -> order).limit(5).map(deployment.shop()::deliver))
        .containsOnly(200);
    deliver("orders/paid", SHOP.order(5, "Ana", ANA));

    eventually(
        () -> assertThat(deployment.api().report(automation).path("sent").asInt()).isEqualTo(2));
    assertThat(deployment.textsTo(ANA)).containsExactly("Thank you for #5", "Is #5 all right?");
    delivered();
    eventually(
        () -> {
          var report = deployment.api().report(automation);
          assertThat(report.path("delivered").asInt()).isEqualTo(2);
          assertThat(report.path("timesTriggered").asInt()).isEqualTo(1);
          assertThat(report.path("inProgress").asInt()).isZero();
        });
    deployment.api().deactivate(automation, "finish");
  }

  private void delivered() {
    deployment.twilio().taken().stream()
        .filter(text -> text.to().equals(ANA))
        .forEach(
            text -> assertThat(deployment.twilio().report(text, "delivered")).isLessThan(300));
  }

  @Test
  @DisplayName("A-5: a cart that is left is reminded of, and one that is bought is not")
  void remindsOfAnAbandonedCart() {
    var automation = deployment.api().activate("Reminder", REMINDER);
    deliver("checkouts/update", SHOP.checkout(1, "+33639980101"));
    deliver("checkouts/update", SHOP.checkout(2, "+33639980102"));
    deliver("orders/create", SHOP.order(2, "Ana", "+33639980102"));

    eventually(
        () -> {
          deployment.tick();
          assertThat(deployment.textsTo("+33639980101")).containsExactly("You left A lamp");
        });
    deployment.tick();
    var report = deployment.api().report(automation);
    assertThat(report.path("timesTriggered").asInt()).as(report.toString()).isEqualTo(1);
    assertThat(deployment.textsTo("+33639980102")).isEmpty();
    deployment.api().deactivate(automation, "finish");
  }

  @Test
  @DisplayName("D-4: an order larger than a message of a queue goes the same way")
  void takesAnOrderThatNoMessageHolds() {
    var automation = deployment.api().activate("Thanks for much", THANKS);
    deliver("orders/create", SHOP.largeOrder(3, "+33639980103"));

    eventually(() -> assertThat(deployment.textsTo("+33639980103")).startsWith("Thank you for #3"));
    deployment.api().deactivate(automation, "finish");
  }

  @Test
  @DisplayName("D-4: a delivery under another secret is refused and does nothing")
  void refusesWhatTheShopDidNotSign() {
    var before = deployment.functions().seen().size();
    var order = Delivery.of("orders/create", SHOP.order(4, "Ana", "+33639980104"));

    assertThat(deployment.shop().deliverSigned(order, "bm90IGEgc2lnbmF0dXJl")).isEqualTo(401);
    assertThat(deployment.functions().seen().subList(before, deployment.functions().seen().size()))
        .noneMatch(seen -> seen.function().equals("ingest") && seen.event().contains("0104"));
  }

  private void deliver(String topic, String body) {
    assertThat(deployment.shop().deliver(Delivery.of(topic, body))).isEqualTo(200);
  }
}
