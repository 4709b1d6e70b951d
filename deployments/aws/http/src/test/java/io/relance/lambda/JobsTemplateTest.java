package io.relance.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-1, D-3, D6.1: the function of jobs in template.yaml")
class JobsTemplateTest {
  private static final Template TEMPLATE = Template.read();
  private static final String SHOP_TOKEN = "ShopifyAdminTokenArn";

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
    var own = Statements.of(TEMPLATE, "JobsRole");
    assertThat(
            List.of(
                "lambda:InvokeFunction",
                "scheduler:UpdateSchedule",
                "scheduler:DeleteSchedule",
                "states:CreateStateMachine",
                "sqs:ReceiveMessage"))
        .noneMatch(own::allows);
  }

  @Test
  @DisplayName("It alone reads the token of the shop's records")
  void readsTheTokenOfTheShop() {
    var readers =
        TEMPLATE.resources("AWS::Serverless::Function").values().stream()
            .map(it -> it.at("/Properties/Role/GetAtt").asText().replace(".Arn", ""))
            .filter(role -> allowed(role, "secretsmanager:GetSecretValue").contains(SHOP_TOKEN));

    assertThat(readers).containsExactly("JobsRole");
    assertThat(allowed("JobsRole", "sqs:SendMessage")).contains("IngestQueue");
  }

  @Test
  @DisplayName("Least privilege: it ends and starts executions of waves, and scans no table")
  void endsAndStartsExecutions() {
    var own = Statements.of(TEMPLATE, "JobsRole");

    assertThat(List.of("states:StopExecution", "states:StartExecution")).allMatch(own::allows);
    assertThat(allowed("JobsRole", "dynamodb:Query")).contains("index/openWaves");
    assertThat(own.allows("dynamodb:Scan")).isFalse();
  }

  private static String allowed(String role, String action) {
    return Statements.of(TEMPLATE, role).allowing(action).toList().toString();
  }
}
