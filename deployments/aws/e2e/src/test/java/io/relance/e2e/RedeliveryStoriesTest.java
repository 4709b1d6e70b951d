package io.relance.e2e;

import static io.relance.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.e2e.Functions.Invocation;
import io.relance.testkit.fake.FakeShop.Delivery;
import io.relance.testkit.fake.ShopBodies;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@OnDeployment
@Isolated
@DisplayName(
    "D3.3, L-18: what queues, EventBridge and executions deliver again, late and in any order")
class RedeliveryStoriesTest {
  private static final ShopBodies SHOP = ShopBodies.now();
  private static final String PHONE = "+33639980501";
  private static final Set<String> DELIVERED = Set.of("ingest", "inbound", "sending", "elements");
  private static final String OFFER =
      """
      {"format": 1, "trigger": {"kind": "post-purchase"}, "start": "offer", "elements": [
        {"id": "offer", "name": "Offer", "kind": "send-sms", "purpose": "transactional",
         "text": "An offer", "next": "who"},
        {"id": "who", "name": "Who?", "kind": "condition",
         "criteria": {"property": "firstName", "is": "Ana"}, "onTrue": "last", "onFalse": "done"},
        {"id": "last", "name": "Last", "kind": "send-sms", "purpose": "transactional",
         "text": "For Ana", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  private final Deployment deployment;

  RedeliveryStoriesTest(Deployment deployment) {
    this.deployment = deployment;
  }

  @Test
  void doesNothingASecondTime() {
    var begun = deployment.functions().seen().size();
    var automation = deployment.api().activate("Told again", OFFER);
    var order = Delivery.of("orders/create", SHOP.order(6, "Ana", PHONE));
    assertThat(deployment.shop().deliver(order)).isEqualTo(200);
    eventually(() -> assertThat(report(automation).at("/outcomes/success").asInt()).isEqualTo(1));
    var before = report(automation);

    var delivered = delivered(begun);
    assertThat(delivered)
        .extracting(Invocation::function)
        .contains("ingest", "sending", "elements");
    delivered.reversed().forEach(deployment.functions()::again);
    delivered.forEach(deployment.functions()::again);

    assertThat(deployment.textsTo(PHONE)).containsExactly("An offer", "For Ana");
    assertThat(report(automation)).isEqualTo(before);
    deployment.api().deactivate(automation, "finish");
  }

  private List<Invocation> delivered(int begun) {
    var seen = deployment.functions().seen();
    return seen.subList(begun, seen.size()).stream()
        .filter(invocation -> DELIVERED.contains(invocation.function()))
        .toList();
  }

  private JsonNode report(String automation) {
    return deployment.api().report(automation);
  }
}
