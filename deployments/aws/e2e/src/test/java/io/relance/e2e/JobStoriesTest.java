package io.relance.e2e;

import static io.relance.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.testkit.contract.Patience;
import io.relance.testkit.flow.FlowFile;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Takes some minutes: so long may a worker that was killed still be at its job. */
@OnDeployment
@DisplayName("D-1, D-3, D6.1: what a request leaves to the function of jobs")
class JobStoriesTest {
  private static final String PHONE = "+33639980901";

  /** Each is a wave of one; a request cancels twelve of them. */
  private static final int LAUNCHES = 30;

  private static final int WITHIN_THE_REQUEST = 12;

  private static final Duration LEASE = Duration.ofMinutes(8);

  private final Deployment deployment;

  JobStoriesTest(Deployment deployment) {
    this.deployment = deployment;
  }

  @Test
  @DisplayName("A deactivation cancels everybody, though the function is killed on the way")
  void cancelsWhatARequestLeft() {
    var automation = launched();

    var off = deployment.api().deactivate(automation, "cancel");
    assertThat(off.path("cancelled").asInt()).as(off.toString()).isEqualTo(WITHIN_THE_REQUEST);
    var job = off.at("/job/id").asText();
    killAmongItsParts(job);

    Patience.within(
        LEASE,
        Duration.ofSeconds(5),
        () -> {
          deployment.tick();
          deployment.jobSchedules().fire(job);
          assertThat(state(job)).isEqualTo("done");
        });
    var report = deployment.api().report(automation);
    assertThat(report.path("inProgress").asInt()).isZero();
    assertThat(report.at("/outcomes/taken-out").asInt()).as(report.toString()).isEqualTo(LAUNCHES);
    assertThat(deployment.textsTo(PHONE)).isEmpty();
  }

  /** An automation with many waves, each of which waits. */
  private String launched() {
    var contact = deployment.api().subscriber(PHONE, "Ana");
    var automation =
        deployment
            .api()
            .activate(
                "Waiting long",
                FlowFile.manual("wait")
                    .delay("wait", "PT2H", "text")
                    .sms("text", "marketing", "Too late", "done")
                    .end("done", "success")
                    .json());
    for (int launch = 0; launch < LAUNCHES; launch++) {
      deployment.api().launch(automation, contact);
    }
    eventually(
        () ->
            assertThat(deployment.api().report(automation).path("inProgress").asInt())
                .isEqualTo(LAUNCHES));
    return automation;
  }

  private void killAmongItsParts(String job) {
    var _ = Thread.ofVirtual().start(() -> deployment.jobSchedules().fire(job));
    Patience.within(
        Duration.ofMinutes(2),
        Duration.ofMillis(20),
        () -> assertThat(job(job).path("done").asInt()).isGreaterThan(WITHIN_THE_REQUEST));
    deployment.functions().kill("jobs");
    assertThat(state(job)).isEqualTo("running");
    assertThat(job(job).path("done").asInt()).isLessThan(LAUNCHES);
  }

  private String state(String job) {
    return job(job).path("state").asText();
  }

  private JsonNode job(String job) {
    return deployment.api().get("/v1/jobs/" + job);
  }
}
