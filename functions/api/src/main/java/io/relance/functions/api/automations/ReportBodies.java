package io.relance.functions.api.automations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.application.automations.AutomationReport;
import io.relance.domain.flow.FlowElement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The answers of the route that reports what an automation did. */
public final class ReportBodies {
  private ReportBodies() {}

  /**
   * Statistics of an automation; targeted = queued + held + sent + failed + skipped + unconfirmed.
   *
   * @param sent messages that providers accepted, those delivered included
   * @param opened messages that people opened: emails, and WhatsApp messages that are reported as
   *     read
   * @param robotOpens messages whose image robots loaded, such as the proxies of mail apps
   * @param clicked messages of which people followed a link
   * @param robotClicks how often robots requested links of messages, such as previews of messaging
   *     apps
   * @param replied messages to which contacts replied: a reply is to the last message before it
   * @param unsubscribed messages by whose link contacts unsubscribed, or to which they replied STOP
   * @param complained emails that contacts reported as spam
   * @param bounced emails that came back because there is no such address; some were delivered
   *     first
   * @param segments SMS segments of the messages sent: as billed by the provider once it reports
   *     them, estimated until then
   * @param outcomes ended enrollments by outcome, or by reason if they ended before an end element
   * @param successRate success among all outcomes, 0 to 1; absent before the first
   * @param elements by id
   * @param questions what contacts replied, by question
   * @param splits how contacts were spread, by split
   */
  @Schema(name = "AutomationReport")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Report(
      long timesTriggered,
      long entered,
      long inProgress,
      long targeted,
      long queued,
      long held,
      long sent,
      long failed,
      Skipped skipped,
      long unconfirmed,
      long delivered,
      long opened,
      long robotOpens,
      long clicked,
      long robotClicks,
      long replied,
      long unsubscribed,
      long complained,
      long bounced,
      long segments,
      Map<String, Long> outcomes,
      Optional<Double> successRate,
      Map<String, Element> elements,
      Map<String, QuestionBodies.Question> questions,
      Map<String, SplitBodies.Split> splits) {

    static Report of(
        AutomationReport report,
        List<FlowElement> flow,
        Map<String, QuestionBodies.Question> questions,
        Map<String, SplitBodies.Split> splits) {
      var messages = report.messages();
      return new Report(
          report.timesTriggered(),
          report.entered(),
          report.inProgress(),
          messages.targeted(),
          messages.queued(),
          messages.held(),
          messages.sent(),
          messages.failed(),
          new Skipped(messages.skipped(), report.skipped()),
          messages.unconfirmed(),
          messages.delivered(),
          messages.opened(),
          messages.robotOpens(),
          messages.clicked(),
          messages.robotClicks(),
          messages.replied(),
          messages.unsubscribed(),
          messages.complained(),
          messages.bounced(),
          messages.segments(),
          report.outcomes(),
          report.successRate(),
          ReportBodies.elements(report, flow),
          questions,
          splits);
    }
  }

  /** Messages that were deliberately not sent, by reason. */
  @Schema(name = "SkippedMessages")
  public record Skipped(long total, Map<String, Long> byReason) {}

  /**
   * What happened at one element; entered = all exits + here + all out.
   *
   * @param here contacts who are at it now
   * @param exits contacts who left it, by exit
   * @param out contacts whose enrollment ended at it, by reason; {@code ended} at an end element
   */
  @Schema(name = "ElementReport")
  public record Element(
      long entered,
      long here,
      Map<String, Long> exits,
      Map<String, Long> out,
      long targeted,
      long queued,
      long held,
      long sent,
      long failed,
      long skipped,
      long unconfirmed,
      long delivered,
      long opened,
      long robotOpens,
      long clicked,
      long robotClicks,
      long replied,
      long unsubscribed,
      long complained,
      long bounced,
      long segments) {

    private static final Element UNVISITED = of(AutomationReport.Element.NONE);

    static Element of(AutomationReport.Element element) {
      var messages = element.messages();
      return new Element(
          element.entered(),
          element.here(),
          element.exits(),
          element.out(),
          messages.targeted(),
          messages.queued(),
          messages.held(),
          messages.sent(),
          messages.failed(),
          messages.skipped(),
          messages.unconfirmed(),
          messages.delivered(),
          messages.opened(),
          messages.robotOpens(),
          messages.clicked(),
          messages.robotClicks(),
          messages.replied(),
          messages.unsubscribed(),
          messages.complained(),
          messages.bounced(),
          messages.segments());
    }
  }

  private static SortedMap<String, Element> elements(
      AutomationReport report, List<FlowElement> flow) {
    var elements = new TreeMap<String, Element>();
    flow.stream()
        .filter(element -> !(element instanceof FlowElement.Note))
        .forEach(element -> elements.put(element.id().value(), Element.UNVISITED));
    report.elements().forEach((id, element) -> elements.put(id, Element.of(element)));
    return elements;
  }
}
