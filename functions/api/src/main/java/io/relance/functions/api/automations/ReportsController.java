package io.relance.functions.api.automations;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.automations.Automation;
import io.relance.application.automations.AutomationReport;
import io.relance.application.automations.Automations;
import io.relance.application.automations.Counters;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.conversations.UnmatchedTexts;
import io.relance.application.splits.ReportSplits;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ElementId;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.Revalidated;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.security.RequiresRole;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reports of automations in numbers. */
@Controller("/v1/automations/{id}/report")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReportsController {
  private final Automations automations;
  private final PublishedFlows flows;
  private final Counters counters;
  private final UnmatchedTexts unmatchedTexts;
  private final ReportSplits reportSplits;

  ReportsController(
      Automations automations,
      PublishedFlows flows,
      Counters counters,
      UnmatchedTexts unmatchedTexts,
      ReportSplits reportSplits) {
    this.automations = automations;
    this.flows = flows;
    this.counters = counters;
    this.unmatchedTexts = unmatchedTexts;
    this.reportSplits = reportSplits;
  }

  /**
   * Statistics of an automation, in total and for each element, optionally of the contacts who
   * entered one version or between two days of the project's time zone.
   */
  @Get
  @RequiresRole(Role.ANALYST)
  @Revalidated
  ReportBodies.Report report(
      String id,
      @Parameter(schema = @Schema(type = "integer", minimum = "1")) @QueryValue
          @Nullable String version,
      @Parameter(schema = @Schema(type = "string", format = "date")) @QueryValue
          @Nullable String since,
      @Parameter(schema = @Schema(type = "string", format = "date")) @QueryValue
          @Nullable String until) {
    var automation =
        automations
            .find(new AutomationId(id))
            .orElseThrow(() -> Missing.resource("automation", id));
    var filter =
        new Counters.Filter(version(version, automation), day("since", since), day("until", until));
    if (filter.since().isPresent()
        && filter.until().filter(filter.since().get()::isAfter).isPresent()) {
      throw refused("until", "must not be before since, %s, not \"%s\"".formatted(since, until));
    }
    var report = counters.report(new AutomationId(id), filter);
    var elements = elements(automation, filter);
    return ReportBodies.Report.of(
        report,
        elements,
        questions(automation, report, elements),
        splits(automation, filter, report, elements));
  }

  private SortedMap<String, SplitBodies.Split> splits(
      Automation automation,
      Counters.Filter filter,
      AutomationReport report,
      List<FlowElement> elements) {
    var version = filter.version().orElse(automation.version());
    return SplitBodies.of(
        report,
        elements,
        elements.isEmpty() ? Map.of() : reportSplits.of(automation.id(), version, filter));
  }

  private SortedMap<String, QuestionBodies.Question> questions(
      Automation automation, AutomationReport report, List<FlowElement> elements) {
    var ids = new TreeSet<>(report.questions().keySet());
    elements.stream()
        .filter(ConversationElement.Question.class::isInstance)
        .forEach(question -> ids.add(question.id().value()));
    var questions = new TreeMap<String, QuestionBodies.Question>();
    for (var id : ids) {
      var counts = report.questions().getOrDefault(id, AutomationReport.Question.NONE);
      questions.put(
          id,
          QuestionBodies.Question.of(
              counts, unmatchedTexts.of(automation.id(), new ElementId(id))));
    }
    return questions;
  }

  /** The elements that are listed even if no contact reached them. */
  private List<FlowElement> elements(Automation automation, Counters.Filter filter) {
    var version = filter.version().orElse(automation.version());
    return version == 0 ? List.of() : flows.flow(automation.id(), version).elements();
  }

  private static OptionalLong version(@Nullable String version, Automation automation) {
    if (version == null) {
      return OptionalLong.empty();
    }
    var known =
        version.matches("[1-9][0-9]{0,5}") && Long.parseLong(version) <= automation.version();
    if (!known) {
      throw refused(
          "version",
          automation.version() == 0
              ? "must be absent: this automation has no version yet"
              : "must be %s, not %s".formatted(numbers(automation), Quoted.of(version)));
    }
    return OptionalLong.of(Long.parseLong(version));
  }

  private static String numbers(Automation automation) {
    return automation.version() == 1 ? "1" : "1 to " + automation.version();
  }

  private static Optional<LocalDate> day(String name, @Nullable String day) {
    try {
      return Optional.ofNullable(day).map(LocalDate::parse);
    } catch (DateTimeException _) {
      throw refused(
          name, "must be a date such as 2026-01-31, not " + Quoted.of(String.valueOf(day)));
    }
  }

  private static ApiException refused(String name, String message) {
    return ApiException.parameter(name, message);
  }
}
