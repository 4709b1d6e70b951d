package io.relance.e2e;

import static io.relance.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.testkit.flow.FlowFile;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@OnDeployment
@Isolated
@DisplayName("D-3: DynamoDB throttles every fifth request")
class ThrottledStoriesTest {
  private final Deployment deployment;

  ThrottledStoriesTest(Deployment deployment) {
    this.deployment = deployment;
  }

  @AfterEach
  void calm() {
    deployment.throttle(0);
  }

  @Test
  void losesNobodyAndWritesToNobodyTwice() {
    var phones = IntStream.rangeClosed(1, 5).mapToObj("+3363998060%d"::formatted).toList();
    var people =
        phones.stream()
            .map(phone -> deployment.api().subscriber(phone, "Ana"))
            .toArray(String[]::new);
    var automation =
        deployment
            .api()
            .activate("Throttled", FlowFile.marketingText("Hello {{ contact.firstName }}"));

    deployment.throttle(0.2);
    deployment.api().launch(automation, people);

    eventually(
        () -> {
          deployment.tick();
          var report = deployment.api().report(automation);
          assertThat(report.at("/outcomes/success").asInt()).isEqualTo(5);
        });
    assertThat(phones).allSatisfy(to -> assertThat(deployment.textsTo(to)).hasSize(1));
  }
}
