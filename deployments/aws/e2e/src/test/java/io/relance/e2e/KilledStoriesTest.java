package io.relance.e2e;

import static io.relance.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.testkit.contract.Patience;
import io.relance.testkit.fake.TwilioFault;
import io.relance.testkit.flow.FlowFile;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Takes two minutes: so long may whoever claimed a send still be working on it. */
@OnDeployment
@Isolated
@DisplayName("L-9, L-10, L-12: a function is killed between the provider's taking and its answer")
class KilledStoriesTest {
  private static final String PHONE = "+33639980701";

  private final Deployment deployment;

  KilledStoriesTest(Deployment deployment) {
    this.deployment = deployment;
  }

  @Test
  void looksForTheTextInsteadOfSendingItAgain() {
    var contact = deployment.api().subscriber(PHONE, "Ana");
    var automation = deployment.api().activate("Killed", FlowFile.marketingText("Only once"));
    deployment.twilio().next(1, TwilioFault.SLOW);

    deployment.api().launch(automation, contact);
    Patience.within(Duration.ofMinutes(1), () -> assertThat(deployment.textsTo(PHONE)).hasSize(1));
    deployment.functions().kill("sending");

    assertThat(deployment.api().report(automation).path("sent").asInt()).isZero();
    eventually(
        () -> {
          deployment.tick();
          var report = deployment.api().report(automation);
          assertThat(report.path("sent").asInt()).as(report.toString()).isEqualTo(1);
          assertThat(report.at("/outcomes/success").asInt()).isEqualTo(1);
        });
    assertThat(deployment.textsTo(PHONE)).containsExactly("Only once");
  }
}
