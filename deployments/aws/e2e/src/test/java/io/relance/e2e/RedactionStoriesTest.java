package io.relance.e2e;

import static io.relance.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.testkit.fake.FakeShop.Delivery;
import io.relance.testkit.flow.FlowFile;
import io.relance.testkit.server.Http;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Runs alone: it erases everybody whom the shop brought. */
@OnDeployment
@Isolated
@DisplayName("D-1, D5.5, L-36: the shop has people erased on AWS")
class RedactionStoriesTest {
  private static final String REDACTED =
      """
      {"shop_domain": "maison-lumen.myshopify.com",
       "customer": {"id": 77001, "email": "ana.redacted@example.com"}, "orders_to_redact": []}
      """;

  private final Deployment deployment;

  RedactionStoriesTest(Deployment deployment) {
    this.deployment = deployment;
  }

  @Test
  @DisplayName("customers/redact, then shop/redact: jobs erase them under their role, texts too")
  void erasesACustomerThenEverybodyOfTheShop() {
    var ana = customer("+33639980911", "ana.redacted@example.com", "77001");
    var bob = customer("+33639980912", "bob.redacted@example.com", "77002");
    var other = deployment.api().subscriber("+33639980913", "Cleo");
    var automation =
        deployment.api().activate("Erased", FlowFile.twoTexts("erased", "Dear Ana", "PT2H", "No"));
    deployment.api().launch(automation, ana, bob);
    eventually(
        () -> assertThat(deployment.api().report(automation).path("sent").asInt()).isEqualTo(2));

    deliver("customers/redact", REDACTED);
    eventually(() -> assertErased(ana));
    assertThat(exists(bob)).isTrue();

    deliver("shop/redact", "{\"shop_domain\": \"maison-lumen.myshopify.com\"}");
    eventually(() -> assertErased(bob));
    assertThat(exists(other)).isTrue();
    var report = deployment.api().report(automation);
    assertThat(report.path("inProgress").asInt()).isZero();
    assertThat(report.at("/outcomes/erased").asInt()).as(report.toString()).isEqualTo(2);
    assertThat(deployment.api().get("/v1/privacy-requests").toString())
        .doesNotContain("ana.redacted");
  }

  /** Nobody finds the contact, and no message of it has an address or a text. */
  private void assertErased(String contact) {
    deployment.tick();
    deployment.jobSchedules().fireAll();
    assertThat(exists(contact)).isFalse();
    var messages = deployment.api().get("/v1/messages?contactId=" + contact).path("items");
    assertThat(messages.toString()).doesNotContain("+3363998091").doesNotContain("Dear Ana");
  }

  private boolean exists(String contact) {
    return Http.send(deployment.api().request("GET", "/v1/contacts/" + contact, "")).statusCode()
        == 200;
  }

  private String customer(String phone, String email, String id) {
    return deployment
        .api()
        .post(
            "/v1/contacts",
            """
            {"phone": "%s", "email": "%s", "externalIds": {"shopify": "%s"}, "consents": [
             {"channel": "sms", "type": "marketing", "state": "subscribed", "source": "form",
              "at": "2026-11-01T10:00:00Z"}]}
            """
                .formatted(phone, email, id))
        .path("id")
        .asText();
  }

  private void deliver(String topic, String body) {
    assertThat(deployment.shop().deliver(Delivery.of(topic, body))).isEqualTo(200);
  }
}
