package io.relance.cost;

import io.relance.compiler.liquid.LiquidText;
import io.relance.cost.Traffic.Stop;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.id.ElementId;
import io.relance.domain.text.ShortLinks;
import io.relance.domain.text.SmsText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reckons what a crowd's walk through a compiled flow uses: states counted by running the
 * definition, the rest by what each kind of work was measured to use.
 *
 * <p>Waves that meet again are reckoned at their average size, and nothing is ever retried.
 */
public final class EstimateCost {
  private final MeasuredUsages measuredUsages;
  private final LiquidText texts;
  private final Quotas quotas;
  private final ShortLinks shortLinks;

  /**
   * @param shortLinks how the links in texts are shortened
   */
  public EstimateCost(
      MeasuredUsages measuredUsages, LiquidText texts, Quotas quotas, ShortLinks shortLinks) {
    this.measuredUsages = measuredUsages;
    this.texts = texts;
    this.quotas = quotas;
    this.shortLinks = shortLinks;
  }

  /** Reckons for a flow and the definition that it compiles to. */
  public Estimate estimate(Flow flow, String definition, AudienceModel audienceModel) {
    var stops = Traffic.of(flow, audienceModel);
    var elementTransitions = new ElementTransitions(definition);
    var usage = entering(elementTransitions, stops.getFirst().element(), audienceModel);
    double starts = audienceModel.waves();
    double open = starts;
    for (var stop : stops) {
      usage = usage.plus(engine(elementTransitions, stop)).plus(work(stop));
      starts += stop.forked();
      open = Math.max(open, stop.visits().waves());
    }
    return new Estimate(
        audienceModel,
        usage,
        starts,
        open,
        longest(elementTransitions, stops),
        quotas.starting(starts));
  }

  private Usage entering(
      ElementTransitions elementTransitions, FlowElement first, AudienceModel audienceModel) {
    double states = started(elementTransitions.of(first.id().value(), anyExit(first)).entrance());
    return Usage.of(Meter.TRANSITIONS, audienceModel.waves() * states)
        .plus(
            measuredUsages
                .of(Work.ENTER)
                .of(audienceModel.waves(), (double) audienceModel.contacts()));
  }

  /** A start counts as one more transition. */
  private static double started(int entrance) {
    return 1.0 + entrance;
  }

  private Usage engine(ElementTransitions elementTransitions, Stop stop) {
    var element = stop.element();
    var id = element.id().value();
    if (stop.departures().isEmpty()) {
      return Usage.of(
          Meter.TRANSITIONS,
          stop.visits().waves() * elementTransitions.of(id, anyExit(element)).states());
    }
    double states = 0;
    for (var exitShare : stop.departures()) {
      states += exitShare.staying() * elementTransitions.of(id, exitShare.exit()).states();
      if (exitShare.forked() > 0) {
        var entry = elementTransitions.of(exitShare.to().value(), FlowElement.NEXT);
        int entrance = exitShare.delayed() ? entry.delayedEntrance() : entry.entrance();
        states += exitShare.forked() * started(entrance);
      }
    }
    return Usage.of(Meter.TRANSITIONS, states);
  }

  private Usage work(Stop stop) {
    var visits = stop.visits();
    var own = measuredUsages.of(Work.at(stop.element())).of(visits.waves(), visits.members());
    var forkedMembers =
        stop.departures().stream()
            .filter(exitShare -> exitShare.forked() > 0)
            .mapToDouble(
                exitShare -> exitShare.members() * exitShare.forked() / exitShare.visits().waves())
            .sum();
    var forks = measuredUsages.of(Work.FORK).of(stop.forked(), forkedMembers);
    return own.plus(forks)
        .plus(afterTexts(stop))
        .plus(messages(stop.element()).times(visits.members()));
  }

  /** What follows for each text of a launch: the wait for its sender, the receipts. */
  private Usage afterTexts(Stop stop) {
    var visits = stop.visits();
    return Work.at(stop.element()) == Work.SEND_SMS
        ? measuredUsages
            .of(Work.WAIT_FOR_RATE)
            .of(visits.waves(), visits.members())
            .plus(measuredUsages.of(Work.RECEIPTS).of(visits.waves(), visits.members()))
        : Usage.NONE;
  }

  /** What one member is sent; each text counted with its placeholders filled by samples. */
  private Usage messages(FlowElement element) {
    return switch (element) {
      case FlowElement.SendSms sms -> Usage.of(Meter.SMS_SEGMENTS, segments(sms.text()));
      case FlowElement.SendWhatsApp _ -> Usage.of(Meter.WHATSAPP_MESSAGES, 1);
      case FlowElement.SendEmail _ -> Usage.of(Meter.EMAILS, 1);
      case FlowElement.Forward forward -> forwarded(forward);
      case ConversationElement.Question question ->
          Usage.of(Meter.SMS_SEGMENTS, segments(question.asked()));
      case ConversationElement.Recommendations recommendations ->
          Usage.of(Meter.SMS_SEGMENTS, segments(recommendations.otherwise().text()));
      case ConversationElement.Message message ->
          Usage.of(Meter.SMS_SEGMENTS, segments(message.text()));
      case FlowElement.AddToList _,
          ContactAction _,
          FlowElement.Delay _,
          FlowElement.DelayUntilWeekday _,
          FlowElement.Condition _,
          SplitElement _,
          SelectionElement _,
          ApprovalElement _,
          FlowElement.End _,
          FlowElement.Note _ ->
          Usage.NONE;
    };
  }

  private Usage forwarded(FlowElement.Forward forward) {
    double segments = forward.text().map(this::segments).orElse(1.0);
    return forward.to().stream()
        .map(
            receiver ->
                switch (receiver) {
                  case FlowElement.Receiver.Phone _ -> Usage.of(Meter.SMS_SEGMENTS, segments);
                  case FlowElement.Receiver.Mailbox _ -> Usage.of(Meter.EMAILS, 1);
                })
        .reduce(Usage.NONE, Usage::plus);
  }

  private double segments(String text) {
    return texts.examine(text).samples().stream()
        .mapToInt(sample -> new SmsText(sent(sample)).segmentCount())
        .max()
        .orElse(1);
  }

  private String sent(String text) {
    return shortLinks.shorten(text, ShortLinks.SAMPLE_CODE, _ -> false).text();
  }

  /** The longest way through, if one execution went all of it. */
  private static long longest(ElementTransitions elementTransitions, List<Stop> stops) {
    Map<ElementId, Long> after = new HashMap<>();
    for (var stop : stops.reversed()) {
      var element = stop.element();
      long longest =
          element.exits().entrySet().stream()
              .mapToLong(
                  exit ->
                      elementTransitions.of(element.id().value(), exit.getKey()).events()
                          + after.getOrDefault(exit.getValue(), 0L))
              .max()
              .orElseGet(
                  () -> elementTransitions.of(element.id().value(), FlowElement.NEXT).events());
      after.put(element.id(), longest);
    }
    return 1 + after.getOrDefault(stops.getFirst().element().id(), 0L);
  }

  private static String anyExit(FlowElement element) {
    return element.exits().isEmpty() ? FlowElement.NEXT : element.exits().firstEntry().getKey();
  }
}
