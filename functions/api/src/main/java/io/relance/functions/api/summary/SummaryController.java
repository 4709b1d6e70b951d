package io.relance.functions.api.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.automations.Automations;
import io.relance.application.automations.Counters;
import io.relance.application.summary.FindProblems;
import io.relance.application.summary.Problem;
import io.relance.functions.api.Installation;
import io.relance.functions.api.Revalidated;
import io.relance.functions.api.security.RequiresRole;
import io.relance.json.Choices;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sums up the installation: what is in progress, and what needs attention. */
@Controller("/v1/summary")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SummaryController {
  private final FindProblems findProblems;
  private final Automations automations;
  private final Counters counters;
  private final Installation installation;

  SummaryController(
      FindProblems findProblems,
      Automations automations,
      Counters counters,
      Installation installation) {
    this.findProblems = findProblems;
    this.automations = automations;
    this.counters = counters;
    this.installation = installation;
  }

  /**
   * The summary of the installation.
   *
   * @param inProgress the enrollments of all automations that have not ended
   * @param problems what needs attention, errors first; up to 20 of each code
   */
  @Schema(name = "Summary")
  record SummaryView(long inProgress, List<ProblemView> problems) {}

  /**
   * What needs attention.
   *
   * @param subject what it is about; absent when it is about all
   * @param count how many dead letters, codes or contacts it concerns; absent when none are counted
   * @param since since when; absent when it is not known
   * @param message the problem in one sentence
   */
  @Schema(
      name = "SummaryProblem",
      requiredProperties = {"code", "severity", "message"})
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ProblemView(
      @Schema(
              type = "string",
              allowableValues = {
                "sending-paused",
                "provider-paused",
                "part-down",
                "dead-letters",
                "promo-bank-exhausted",
                "part-degraded",
                "automation-paused",
                "daily-cap-reached",
                "approval-pending",
                "messages-unconfirmed",
                "promo-bank-low",
                "draft-differs"
              })
          String code,
      @Schema(
              type = "string",
              allowableValues = {"error", "warning"})
          String severity,
      Optional<SubjectView> subject,
      Optional<Long> count,
      Optional<Instant> since,
      String message) {
    static ProblemView of(Problem problem) {
      var code = problem.code();
      return new ProblemView(
          Choices.name(code),
          Choices.name(code.severity()),
          Optional.of(problem.subject()).filter(it -> !it.id().isEmpty()).map(SubjectView::of),
          problem.count(),
          problem.since(),
          problem.message());
    }
  }

  /**
   * What a problem is about.
   *
   * @param id of an automation, an approval or a promo bank; the name of a provider or a part; the
   *     cause of dead letters
   * @param name its name; that of its automation for an approval
   */
  @Schema(name = "ProblemSubject")
  record SubjectView(String id, String name) {
    static SubjectView of(Problem.Subject subject) {
      return new SubjectView(subject.id(), subject.name());
    }
  }

  /** Reads what is in progress, and what needs attention. */
  @Get
  @RequiresRole(Role.ANALYST)
  @Revalidated
  SummaryView summary() {
    var all = automations.all();
    long inProgress =
        all.stream().mapToLong(automation -> counters.report(automation.id()).inProgress()).sum();
    var problems = findProblems.find(installation.checks(), all);
    return new SummaryView(inProgress, problems.stream().map(ProblemView::of).toList());
  }
}
