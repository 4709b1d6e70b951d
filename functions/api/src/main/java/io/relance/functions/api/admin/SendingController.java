package io.relance.functions.api.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.automations.Automations;
import io.relance.application.sending.guard.DailyQuotas;
import io.relance.application.sending.guard.DailyUse;
import io.relance.application.sending.guard.SendingPause;
import io.relance.application.sending.guard.SendingPauses;
import io.relance.application.sending.guard.SendingScope;
import io.relance.domain.id.AutomationId;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.Revalidated;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.Caller;
import io.relance.functions.api.security.RequiresRole;
import io.relance.json.Choices;
import io.relance.json.JsonFields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Pauses and resumes sending, and shows what is used of the caps of the day. */
@Controller("/v1/sending")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SendingController {
  private final SendingPauses pauses;
  private final DailyQuotas quotas;
  private final Automations automations;
  private final AuditLogger auditLogger;

  SendingController(
      SendingPauses pauses, DailyQuotas quotas, Automations automations, AuditLogger auditLogger) {
    this.pauses = pauses;
    this.quotas = quotas;
    this.automations = automations;
    this.auditLogger = auditLogger;
  }

  /**
   * Whether messages are sent.
   *
   * @param paused whether all sending is paused
   * @param pauses what is paused
   * @param caps what is used today of the caps of messages a day, where something is
   */
  @Schema(name = "Sending")
  record SendingView(boolean paused, List<PauseView> pauses, List<CapView> caps) {}

  /**
   * A pause of sending; its messages stay queued.
   *
   * @param automationId the automation; absent when all sending is paused
   * @param by the name of the token that paused it, or {@code relance}
   * @param reason {@code request}: a request paused it; {@code daily-cap}: the automation had twice
   *     as many messages to send in a day as its cap permits
   */
  @Schema(
      name = "SendingPause",
      requiredProperties = {"since", "by", "reason"})
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record PauseView(
      Optional<String> automationId,
      Instant since,
      String by,
      @Schema(
              type = "string",
              allowableValues = {"request", "daily-cap"})
          String reason) {
    static PauseView of(SendingPause pause) {
      return new PauseView(
          pause.scope().automation().map(AutomationId::value),
          pause.since(),
          pause.by(),
          Choices.name(pause.reason()));
    }
  }

  /**
   * The use of a cap today.
   *
   * @param automationId the automation; absent for all messages of automations
   * @param cap the most messages in a calendar day of the project
   * @param taken how many the processes of the deployment took; each may have a few left to send
   * @param held how many more wait until tomorrow
   */
  @Schema(
      name = "SendingCap",
      requiredProperties = {"cap", "taken", "held"})
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record CapView(Optional<String> automationId, int cap, long taken, long held) {
    static CapView of(DailyUse use, int cap) {
      return new CapView(
          use.scope().automation().map(AutomationId::value), cap, use.taken(), use.held());
    }
  }

  /**
   * What is paused or resumed.
   *
   * @param automationId an automation; absent for all sending
   */
  @Schema(name = "SendingScope")
  record ScopeBody(@Nullable String automationId) {}

  /** Reads whether messages are sent, and what is used of the caps of the day. */
  @Get
  @RequiresRole(Role.ANALYST)
  @Revalidated
  SendingView sending() {
    var all = pauses.list();
    return new SendingView(
        all.stream().map(SendingPause::scope).anyMatch(SendingScope.everything()::equals),
        all.stream().map(PauseView::of).toList(),
        quotas.uses().stream().map(use -> CapView.of(use, quotas.caps().of(use.scope()))).toList());
  }

  /**
   * Pauses all sending, or that of an automation, at once and until it is resumed: replies,
   * confirmations and tests too. Messages stay queued.
   */
  @Post("/pause")
  @RequiresRole(Role.MANAGER)
  SendingView pause(
      HttpRequest<?> request,
      @Body @Schema(name = "SendingScope", implementation = ScopeBody.class)
          @Nullable JsonBody body) {
    var scope = scope(body);
    return auditLogger.by(
        request,
        () -> {
          pauses.pause(scope, Caller.of(request).name(), SendingPause.Reason.REQUEST);
          return sending();
        });
  }

  /** Resumes all sending, or that of an automation; what waits is sent within minutes. */
  @Post("/resume")
  @RequiresRole(Role.MANAGER)
  SendingView resume(
      HttpRequest<?> request,
      @Body @Schema(name = "SendingScope", implementation = ScopeBody.class)
          @Nullable JsonBody body) {
    var scope = scope(body);
    return auditLogger.by(
        request,
        () -> {
          pauses.resume(scope);
          return sending();
        });
  }

  private SendingScope scope(@Nullable JsonBody body) {
    return JsonBody.optional(body)
        .read(SendingController::automation)
        .map(this::known)
        .orElse(SendingScope.everything());
  }

  private static Supplier<Optional<String>> automation(JsonFields fields) {
    var id = fields.optional("automationId", it -> PlainIds.field("an automation", it));
    return () -> id;
  }

  /** An automation that exists, or that was deleted while it was paused. */
  private SendingScope known(String id) {
    var scope = new SendingScope.OfAutomation(new AutomationId(id));
    if (automations.find(scope.id()).isEmpty()
        && pauses.list().stream().noneMatch(pause -> pause.scope().equals(scope))) {
      throw Missing.named("automationId", "automation", id);
    }
    return scope;
  }
}
