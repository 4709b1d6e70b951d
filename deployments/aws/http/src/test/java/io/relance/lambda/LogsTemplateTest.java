package io.relance.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-3: the logs and alarms in template.yaml")
class LogsTemplateTest {
  private static final Template TEMPLATE = Template.read();

  @Test
  @DisplayName("M15: access logs and traces hold no path, and with it no token of a link")
  void logsRequestsWithoutTheTokensOfTheirPaths() {
    var stage = TEMPLATE.resource("ApiStage").path("Properties");
    var format =
        TEMPLATE
            .all()
            .filter(node -> node.has("DestinationArn"))
            .map(node -> node.path("Format").asText())
            .toList();

    assertThat(format)
        .singleElement()
        .asString()
        .contains("$context.resourcePath", "$context.status", "$context.requestId")
        .doesNotContain("$context.path", "requestOverride", "sourceIp", "querystring");
    assertThat(stage.path("TracingEnabled").asBoolean(true)).isFalse();
  }

  @Test
  @DisplayName("M15: an alarm watches the throttles of each table")
  void watchesTheThrottlesOfEachTable() {
    for (var alarm : List.of("ReadThrottlesAlarm", "WriteThrottlesAlarm")) {
      assertThat(
              TEMPLATE.resource(alarm).findValues("Dimensions").stream()
                  .flatMap(dimensions -> dimensions.findValuesAsText("Ref").stream()))
          .containsExactlyInAnyOrderElementsOf(TEMPLATE.resources("AWS::DynamoDB::Table").keySet());
    }
  }

  @Test
  @DisplayName("D3.6: executions that did not succeed are sent to their queue")
  void reportsExecutionsThatDidNotSucceed() {
    var pattern = TEMPLATE.resource("LostExecutions").at("/Properties/EventPattern/detail/status");

    assertThat(pattern.valueStream().map(JsonNode::asText))
        .containsExactlyInAnyOrder("FAILED", "TIMED_OUT", "ABORTED");
  }

  @Test
  void retainsLogsForALimitedTime() {
    assertThat(TEMPLATE.resources("AWS::Logs::LogGroup"))
        .hasSize(TEMPLATE.resources("AWS::Serverless::Function").size() + 1)
        .allSatisfy((_, group) -> assertThat(group.at("/Properties/RetentionInDays")).isNotEmpty());
  }
}
