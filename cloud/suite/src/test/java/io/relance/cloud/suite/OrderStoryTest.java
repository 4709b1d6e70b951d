package io.relance.cloud.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.testkit.contract.Patience;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@OnDeployment
class OrderStoryTest {
  static final String THANKS =
      """
      {"format": 1, "trigger": {"kind": "post-purchase"}, "start": "thanks", "elements": [
        {"id": "thanks", "name": "Thanks", "kind": "send-sms", "purpose": "transactional",
         "text": "Thank you for {{ order.name }}", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "PT1S", "next": "again"},
        {"id": "again", "name": "Again", "kind": "send-sms", "purpose": "transactional",
         "text": "Again {{ order.name }}", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @Test
  void walks(Deployment deployment) {
    var automation = deployment.api().activate("Thanks", THANKS);

    assertThat(deployment.shop().tells("order-completed")).isEqualTo(200);

    Patience.within(
        Duration.ofSeconds(90),
        () -> {
          assertThat(deployment.twilio().taken()).hasSize(2);
          var report = deployment.api().report(automation);
          assertThat(report.path("inside").asInt()).as(report.toString()).isZero();
        });
  }
}
