package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.activation.ActivationNote;
import io.relance.application.activation.ToggleAutomations.Activation.Activated;
import io.relance.domain.id.AutomationId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D3.5, A-8: an upgrade whose compiler writes other definitions for the same flows")
class UpgradeScenarioTest {
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "wait", "elements": [
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "P1D", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;
  private TestShop shop;
  private AutomationId automation;
  private String compiledBefore;

  @BeforeEach
  void activateByAnEarlierVersion() {
    shop = TestShop.undisturbed(Outside.in(folder));
    automation = new AutomationId(shop.activate("Waits", FLOW));
    compiledBefore = shop.asCompiledBefore(automation);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  @DisplayName("Automations that are live run the new definition for new enrollments")
  void publishesLiveAutomationsAgain() {
    shop.sweep();

    assertThat(machine()).isNotEqualTo(compiledBefore);
    assertThat(shop.relance().authoring().automations().find(automation).orElseThrow().summary())
        .satisfies(summary -> assertThat(summary.version()).isEqualTo(1));
    var republished = machine();
    shop.sweep();
    assertThat(machine()).isEqualTo(republished);
  }

  @Test
  @DisplayName("An unchanged flow can be activated again, as the same version")
  void activatesAnUnchangedFlowAgain() {
    var activation =
        shop.relance()
            .authoring()
            .toggleAutomations()
            .activate(automation, ActivationNote.by("system"));

    assertThat(activation)
        .isInstanceOfSatisfying(
            Activated.class, activated -> assertThat(activated.version()).isEqualTo(1));
    assertThat(machine()).isNotEqualTo(compiledBefore);
  }

  @Test
  @DisplayName("M1: after a rollback, entries that only the later version knows stop nothing")
  void passesOverEntriesOfUnknownKinds() {
    shop.schedule("2026-03-02T09:30:00.000Z#OF_A_LATER_VERSION#something");

    shop.until(Outside.START.plus(Duration.ofHours(2)));

    assertThat(shop.relance().execution().schedule().readTo())
        .contains(Outside.START.plus(Duration.ofHours(2)));
    assertThat(shop.scheduled("OF_A_LATER_VERSION")).isOne();
  }

  private String machine() {
    return shop.relance().execution().flows().liveById(automation).orElseThrow().machine();
  }
}
