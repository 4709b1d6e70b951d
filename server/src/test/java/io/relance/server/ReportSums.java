package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.automations.AutomationReport;
import io.relance.application.automations.AutomationReport.Element;
import io.relance.application.automations.AutomationReport.MessageCounts;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The sums that a report holds at every moment. */
final class ReportSums {
  private ReportSums() {}

  static void assertHold(AutomationReport report) {
    assertMessages("the automation", report.messages());
    report.elements().forEach(ReportSums::assertElement);
    assertThat(sum(report.skipped()))
        .as("skipped by reason")
        .isEqualTo(report.messages().skipped());
    assertThat(report.inProgress() + sum(report.outcomes()))
        .as("in progress and ended")
        .isEqualTo(report.entered());
    assertThat(sum(report, Element::here)).as("here").isEqualTo(report.inProgress());
    assertThat(sum(report, element -> sum(element.out())))
        .as("out")
        .isEqualTo(sum(report.outcomes()));
    assertThat(sum(report, element -> element.messages().targeted()))
        .as("targeted at the elements")
        .isEqualTo(report.messages().targeted());
  }

  private static void assertElement(String id, Element element) {
    assertThat(sum(element.exits()) + element.here() + sum(element.out()))
        .as("exits, here and out of %s", id)
        .isEqualTo(element.entered());
    assertThat(element.here()).as("here at %s", id).isNotNegative();
    assertMessages(id, element.messages());
  }

  private static void assertMessages(String where, MessageCounts counts) {
    assertThat(
            counts.queued()
                + counts.held()
                + counts.sent()
                + counts.failed()
                + counts.skipped()
                + counts.unconfirmed())
        .as("the states of messages of %s", where)
        .isEqualTo(counts.targeted());
    assertThat(counts.delivered()).as("delivered of %s", where).isBetween(0L, counts.sent());
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long sum(AutomationReport report, ToLongFunction<Element> count) {
    return report.elements().values().stream().mapToLong(count).sum();
  }
}
