package io.relance.functions.api.automations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.automations.AutomationReport;
import io.relance.application.automations.AutomationSummary;
import io.relance.functions.api.problems.ReportedDiagnostic;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An automation.
 *
 * @param key its name in flow files; renaming does not change it
 * @param description empty when there is none
 * @param timesTriggered how often its trigger occurred
 * @param entered the enrollments since it was created
 * @param inProgress the enrollments that have not ended
 * @param live the version that contacts enter now; absent while it is inactive
 * @param flow the draft; absent in lists
 * @param diagnostics the diagnostics of the draft; only in responses to POST and PATCH
 */
@Schema(name = "Automation")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record AutomationView(
    String id,
    String key,
    String name,
    String description,
    AutomationBodies.TriggerKind trigger,
    @Schema(
            type = "string",
            allowableValues = {"active", "inactive"})
        String state,
    long timesTriggered,
    long entered,
    long inProgress,
    Instant createdAt,
    Instant updatedAt,
    Draft draft,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Live live,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode flow,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ReportedDiagnostic> diagnostics) {

  /**
   * The state of the draft.
   *
   * @param revision counts the edits; the ETag of the automation
   * @param changedBy the name of the token of the last edit
   * @param differs whether activating it would publish a new version
   */
  @Schema(name = "AutomationDraft")
  record Draft(long revision, Instant changedAt, String changedBy, boolean differs) {}

  /**
   * The version that contacts enter now.
   *
   * @param activatedBy the name of the token that activated it
   */
  @Schema(name = "LiveVersion")
  record Live(long version, Instant activatedAt, String activatedBy) {}

  static AutomationView of(AutomationSummary automation, AutomationReport report) {
    var draft = automation.draft();
    return new AutomationView(
        automation.id().value(),
        automation.names().key(),
        automation.names().name(),
        automation.names().description(),
        new AutomationBodies.TriggerKind(draft.triggerKind()),
        automation.active() ? "active" : "inactive",
        report.timesTriggered(),
        report.entered(),
        report.inProgress(),
        automation.createdAt(),
        automation.updatedAt(),
        new Draft(draft.revision(), draft.changedAt(), draft.changedBy(), automation.differs()),
        live(automation),
        null,
        null);
  }

  /** The same with the flow of its draft, and the faults of the flow where they are wanted. */
  AutomationView with(JsonNode flow, @Nullable List<ReportedDiagnostic> diagnostics) {
    return new AutomationView(
        id,
        key,
        name,
        description,
        trigger,
        state,
        timesTriggered,
        entered,
        inProgress,
        createdAt,
        updatedAt,
        draft,
        live,
        flow,
        diagnostics);
  }

  /** The entity tag of the draft. */
  String etag() {
    return "\"" + draft.revision() + "\"";
  }

  private static @Nullable Live live(AutomationSummary automation) {
    var published = automation.toggle().published();
    return automation.active()
        ? new Live(published.version(), published.activatedAt(), published.activatedBy())
        : null;
  }
}
