package io.relance.functions.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.application.automations.Automation;
import io.relance.application.automations.AutomationReport;
import io.relance.application.store.Json;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes about automations. */
public final class AutomationBodies {
  private AutomationBodies() {}

  /** What an automation is made of: a template, a flow, or a trigger to start from. */
  @Schema(name = "AutomationCreation")
  public record Creation(
      @Nullable String name,
      @Nullable String description,
      @Nullable String template,
      @Nullable String locale,
      @Nullable JsonNode flow,
      @Nullable JsonNode trigger)
      implements StrictBody {}

  /** What pulls an automation. */
  @Schema(name = "TriggerKind")
  public record TriggerKind(String kind) {}

  /** What to change of an automation. */
  @Schema(name = "AutomationEdit")
  public record Edit(@Nullable String name, @Nullable String description, @Nullable JsonNode flow)
      implements StrictBody {}

  /** What becomes of those inside when an automation is switched off. */
  @Schema(name = "Deactivation")
  public record Deactivation(
      @Schema(
              type = "string",
              allowableValues = {"finish", "exit"})
          @Nullable String inside)
      implements StrictBody {}

  /** An automation as it is listed; its flow and diagnostics only where one is asked for. */
  @Schema(name = "Automation")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String id,
      String name,
      Optional<String> description,
      JsonNode trigger,
      @Schema(
              type = "string",
              allowableValues = {"active", "inactive"})
          String state,
      long timesTriggered,
      long entered,
      long inside,
      Instant createdAt,
      Instant updatedAt,
      long version,
      Optional<JsonNode> flow,
      Optional<List<ReportedDiagnostic>> diagnostics) {

    static View listed(Automation automation, AutomationReport report) {
      return new View(
          automation.id(),
          automation.name(),
          automation.description(),
          JsonNodeFactory.instance.objectNode().put("kind", automation.triggerKind()),
          automation.active() ? "active" : "inactive",
          report.timesTriggered(),
          report.entered(),
          report.inProgress(),
          automation.createdAt(),
          automation.updatedAt(),
          automation.version(),
          Optional.empty(),
          Optional.empty());
    }

    /** The same with the draft, whole. */
    View whole(Automation automation) {
      var draft = Json.tree(automation.draft());
      return new View(
          id,
          name,
          description,
          draft.path("trigger"),
          state,
          timesTriggered,
          entered,
          inside,
          createdAt,
          updatedAt,
          version,
          Optional.of(draft),
          diagnostics);
    }

    View with(List<ReportedDiagnostic> faults) {
      return new View(
          id,
          name,
          description,
          trigger,
          state,
          timesTriggered,
          entered,
          inside,
          createdAt,
          updatedAt,
          version,
          flow,
          Optional.of(faults));
    }
  }
}
