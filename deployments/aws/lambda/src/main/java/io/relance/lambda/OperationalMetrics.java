package io.relance.lambda;

import io.relance.application.admin.DeadLetters;
import io.relance.application.automations.AutomationReport;
import io.relance.application.automations.AutomationReport.MessageCounts;
import io.relance.application.composition.Relance;
import io.relance.domain.store.PageRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** The operational metrics of all automations, and of the schedule since the last reading. */
final class OperationalMetrics implements Supplier<Map<String, Long>> {
  private static final int PAGE = 100;

  private final Supplier<List<AutomationReport>> reports;
  private final DeadLetters letters;
  private final Supplier<Boolean> limited;
  private final ScheduleRecorder schedule;

  private OperationalMetrics(
      Supplier<List<AutomationReport>> reports,
      DeadLetters letters,
      Supplier<Boolean> limited,
      ScheduleRecorder schedule) {
    this.reports = reports;
    this.letters = letters;
    this.limited = limited;
    this.schedule = schedule;
  }

  static OperationalMetrics of(Relance relance, ScheduleRecorder schedule) {
    var counters = relance.authoring().counters();
    var automations = relance.authoring().automations();
    return new OperationalMetrics(
        () ->
            automations.all().stream().map(automation -> counters.report(automation.id())).toList(),
        relance.administration().deadLetters(),
        relance.messaging()::isLimited,
        schedule);
  }

  @Override
  public Map<String, Long> get() {
    var all = reports.get();
    var figures = new LinkedHashMap<String, Long>();
    figures.put("Triggered", sum(all, AutomationReport::timesTriggered));
    figures.put("InProgress", sum(all, AutomationReport::inProgress));
    figures.put("Sent", messages(all, MessageCounts::sent));
    figures.put("Failed", messages(all, MessageCounts::failed));
    figures.put("Held", messages(all, MessageCounts::held));
    figures.put("Unconfirmed", messages(all, MessageCounts::unconfirmed));
    figures.put("DeadLetters", deadLetters());
    figures.put("SendingLimited", limited.get() ? 1L : 0L);
    figures.put("ScheduleLag", schedule.takeLag());
    figures.put("FailedEntries", schedule.takeFailed());
    return figures;
  }

  private static long sum(List<AutomationReport> all, ToLongFunction<AutomationReport> figure) {
    return all.stream().mapToLong(figure).sum();
  }

  private static long messages(List<AutomationReport> all, ToLongFunction<MessageCounts> figure) {
    return sum(all, report -> figure.applyAsLong(report.messages()));
  }

  /** Counts up to a hundred; more makes no difference for the alarm. */
  private long deadLetters() {
    return letters.list(PageRequest.first(PAGE)).letters().size();
  }
}
