package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.automations.AutomationReport;
import io.relance.application.automations.AutomationReport.Element;
import io.relance.application.automations.AutomationReport.MessageCounts;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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

  /** The same of a report as the API answers it. */
  static void assertHold(JsonNode report) {
    assertMessages("the automation", report, report.at("/skipped/total").asLong());
    long here = 0;
    long out = 0;
    for (var element : report.path("elements").properties()) {
      var counts = element.getValue();
      assertMessages(element.getKey(), counts, counts.path("skipped").asLong());
      assertThat(sum(counts.path("exits")) + count(counts, "here") + sum(counts.path("out")))
          .as("exits, here and out of %s in %s", element.getKey(), report)
          .isEqualTo(count(counts, "entered"));
      here += count(counts, "here");
      out += sum(counts.path("out"));
    }
    assertThat(here).as("here").isEqualTo(count(report, "inProgress"));
    assertThat(out).as("out").isEqualTo(sum(report.path("outcomes")));
    assertThat(here + out).as("here and out").isEqualTo(count(report, "entered"));
  }

  private static void assertMessages(String where, JsonNode counts, long skipped) {
    var states =
        Stream.of("queued", "held", "sent", "failed", "unconfirmed")
            .mapToLong(state -> count(counts, state))
            .sum();
    assertThat(states + skipped)
        .as("the states of messages of %s", where)
        .isEqualTo(count(counts, "targeted"));
  }

  private static long count(JsonNode counts, String name) {
    return counts.path(name).asLong();
  }

  private static long sum(JsonNode counts) {
    return StreamSupport.stream(counts.spliterator(), false).mapToLong(JsonNode::asLong).sum();
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
