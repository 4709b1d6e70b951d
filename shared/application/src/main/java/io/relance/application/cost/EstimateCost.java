package io.relance.application.cost;

import io.relance.application.cost.Traffic.Stop;
import io.relance.compiler.text.LiquidText;
import io.relance.domain.flow.ElementId;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
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
  private final Efforts efforts;
  private final LiquidText texts;
  private final Quotas quotas;

  public EstimateCost(Efforts efforts, LiquidText texts, Quotas quotas) {
    this.efforts = efforts;
    this.texts = texts;
    this.quotas = quotas;
  }

  /** Reckons for a flow and the definition that it compiles to. */
  public Estimate estimate(Flow flow, String definition, Crowd crowd) {
    var stops = Traffic.of(flow, crowd);
    var passages = new Passages(definition);
    var usage = entering(passages, stops.getFirst().element(), crowd);
    double starts = crowd.waves();
    double open = starts;
    for (var stop : stops) {
      usage = usage.plus(engine(passages, stop)).plus(work(stop));
      starts += stop.forked();
      open = Math.max(open, stop.visits().waves());
    }
    return new Estimate(
        crowd, usage, starts, open, longest(passages, stops), quotas.starting(starts));
  }

  private Usage entering(Passages passages, FlowElement first, Crowd crowd) {
    double states = started(passages.of(first.id().value(), anyExit(first)).entrance());
    return Usage.of(Meter.TRANSITIONS, crowd.waves() * states)
        .plus(efforts.of(Work.ENTER).of(crowd.waves(), (double) crowd.contacts()));
  }

  /** A start counts as one more transition. */
  private static double started(int entrance) {
    return 1.0 + entrance;
  }

  private Usage engine(Passages passages, Stop stop) {
    var element = stop.element();
    var id = element.id().value();
    if (stop.departures().isEmpty()) {
      return Usage.of(
          Meter.TRANSITIONS, stop.visits().waves() * passages.of(id, anyExit(element)).states());
    }
    double states = 0;
    for (var departure : stop.departures()) {
      states += departure.staying() * passages.of(id, departure.exit()).states();
      if (departure.forked() > 0) {
        var entry = passages.of(departure.to().value(), FlowElement.NEXT);
        int entrance = departure.delayed() ? entry.delayedEntrance() : entry.entrance();
        states += departure.forked() * started(entrance);
      }
    }
    return Usage.of(Meter.TRANSITIONS, states);
  }

  private Usage work(Stop stop) {
    var visits = stop.visits();
    var own = efforts.of(Work.at(stop.element())).of(visits.waves(), visits.members());
    var forkedMembers =
        stop.departures().stream()
            .filter(departure -> departure.forked() > 0)
            .mapToDouble(
                departure -> departure.members() * departure.forked() / departure.visits().waves())
            .sum();
    var forks = efforts.of(Work.FORK).of(stop.forked(), forkedMembers);
    return own.plus(forks).plus(messages(stop.element()).times(visits.members()));
  }

  /** What one member is sent; each text counted with its placeholders filled by samples. */
  private Usage messages(FlowElement element) {
    return switch (element) {
      case FlowElement.SendSms sms -> Usage.of(Meter.SMS_SEGMENTS, segments(sms.text()));
      case FlowElement.SendEmail _ -> Usage.of(Meter.EMAILS, 1);
      case FlowElement.Forward forward -> forwarded(forward);
      case FlowElement.AddToList _,
          FlowElement.Delay _,
          FlowElement.DelayUntilWeekday _,
          FlowElement.Condition _,
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
        .mapToInt(sample -> new SmsText(sample).segmentCount())
        .max()
        .orElse(1);
  }

  /** The longest way through, if one execution went all of it. */
  private static long longest(Passages passages, List<Stop> stops) {
    Map<ElementId, Long> after = new HashMap<>();
    for (var stop : stops.reversed()) {
      var element = stop.element();
      long longest =
          element.exits().entrySet().stream()
              .mapToLong(
                  exit ->
                      passages.of(element.id().value(), exit.getKey()).events()
                          + after.getOrDefault(exit.getValue(), 0L))
              .max()
              .orElseGet(() -> passages.of(element.id().value(), FlowElement.NEXT).events());
      after.put(element.id(), longest);
    }
    return 1 + after.getOrDefault(stops.getFirst().element().id(), 0L);
  }

  private static String anyExit(FlowElement element) {
    return element.exits().isEmpty() ? FlowElement.NEXT : element.exits().firstEntry().getKey();
  }
}
