package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.id.AutomationId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D3.5: state machines that no enrollment is in any more are removed")
class RemovedMachinesScenarioTest {
  private static final String PHONE = "+33612345678";
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "hello", "elements": [
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
         "text": "%s", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "%s", "next": "again"},
        {"id": "again", "name": "Again", "kind": "send-sms", "purpose": "transactional",
         "text": "And again", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private String automation;
  private String contact;

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
    contact = server.subscriber(PHONE);
    automation = server.active(FLOW.formatted("Hello", "P10D"));
  }

  @Test
  @DisplayName("The machine of an earlier version stays for those in it, and goes when they leave")
  void keepsTheMachineOfAnEarlierVersionForThoseInIt() {
    server.enroll(automation, contact);
    server.advance("PT1M");
    var first = machine();
    server.edit(automation, FLOW.formatted("Good morning", "P9D"));
    var second = machine();

    daysPass(5);
    assertThat(machines()).contains(first, second);

    daysPass(9);
    assertThat(server.report(automation).at("/outcomes/success").asLong()).isEqualTo(1);
    assertThat(machines()).contains(second).doesNotContain(first);
  }

  @Test
  @DisplayName("It goes after two days when nobody is in it; the newest stays, in use or not")
  void removesTheMachineOfAnEarlierVersionThatNobodyIsIn() {
    var first = machine();
    server.edit(automation, FLOW.formatted("Good morning", "P9D"));
    var second = machine();

    daysPass(2);
    assertThat(machines()).contains(first, second);

    daysPass(2);
    assertThat(machines()).contains(second).doesNotContain(first);

    server.enroll(automation, contact);
    server.advance("P10D");
    assertThat(server.report(automation).at("/outcomes/success").asLong()).isEqualTo(1);
  }

  @Test
  @DisplayName("The machines of a deleted automation go after two days")
  void removesTheMachinesOfADeletedAutomation() {
    var first = machine();
    server.edit(automation, FLOW.formatted("Good morning", "P9D"));
    var second = machine();
    server.done("/v1/automations/%s/deactivate".formatted(automation), "{}");
    server.done("DELETE", "/v1/automations/" + automation, "");

    daysPass(1);
    assertThat(machines()).contains(first, second);

    daysPass(3);
    assertThat(machines()).doesNotContain(first, second);
  }

  @Test
  @DisplayName("An earlier flow that is published again has a machine again")
  void publishesAnEarlierFlowAgain() {
    server.edit(automation, FLOW.formatted("Good morning", "P9D"));
    daysPass(4);

    server.edit(automation, FLOW.formatted("Hello", "P10D"));
    server.enroll(automation, contact);
    server.advance("P11D");

    assertThat(server.report(automation).at("/outcomes/success").asLong()).isEqualTo(1);
  }

  /** Each day with two of its sweeps: at four in the morning, and at ten, when nothing is done. */
  private void daysPass(int days) {
    for (int day = 0; day < days; day++) {
      for (var hours : List.of("PT18H", "PT6H")) {
        server.advance(hours);
        server.deployment().relance().authoring().removeMachines().run();
      }
    }
  }

  private String machine() {
    return server
        .deployment()
        .relance()
        .execution()
        .flows()
        .liveById(new AutomationId(automation))
        .orElseThrow()
        .machine();
  }

  /** The references of the machines that are stored. */
  private List<String> machines() {
    return server.stored().getOrDefault("machine_versions", List.of()).stream()
        .map(row -> row.split(" \\| "))
        .map(row -> "arn:aws:states:local:000000000000:stateMachine:" + row[1] + ":" + row[2])
        .toList();
  }
}
