package io.relance.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-1, D-3, D6.1: the function of jobs in template.yaml")
class JobsTemplateTest {
  private static final Template TEMPLATE = Template.read();

  @Test
  @DisplayName("It has as long as a function may take, and nothing polls for it")
  void runsForFifteenMinutesWithoutAQueue() {
    var function = TEMPLATE.resource("JobsFunction").path("Properties");

    assertThat(function.path("Timeout").asInt()).isEqualTo(900);
    assertThat(function.has("Events")).isFalse();
    assertThat(function.at("/EventInvokeConfig/MaximumRetryAttempts").asInt(-1)).isZero();
  }

  @Test
  @DisplayName("Scheduler may start it; it may start no function and send to no queue it reads")
  void isStartedByTheSchedulerAlone() {
    assertThat(TEMPLATE.resource("AlarmsRole").toString()).contains("${AWS::StackName}-jobs");
    assertThat(TEMPLATE.resource("JobsRole").toString())
        .doesNotContain("lambda:InvokeFunction")
        .doesNotContain("scheduler:")
        .doesNotContain("states:StartExecution")
        .doesNotContain("states:CreateStateMachine");
  }

  @Test
  @DisplayName("It alone reads the token of the shop's records")
  void readsTheTokenOfTheShop() {
    var roles = TEMPLATE.resource("ShopifyAdminTokenPolicy").at("/Properties/Roles");

    assertThat(roles).hasSize(1);
    assertThat(roles.get(0).path("Ref").asText()).isEqualTo("JobsRole");
    assertThat(TEMPLATE.resource("JobsRole").toString()).contains("IngestQueue");
  }

  @Test
  @DisplayName("Least privilege: it ends and starts executions of waves, and scans no table")
  void endsAndStartsExecutions() {
    var role = TEMPLATE.resource("JobsRole").toString();

    assertThat(role)
        .contains("states:StopExecution", "StartPolicy", "index/openWaves")
        .doesNotContain("dynamodb:Scan");
  }
}
