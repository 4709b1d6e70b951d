package io.relance.application.sending.dispatch;

import io.relance.application.execution.ExecuteSteps;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.Waves;
import io.relance.application.logging.LogId;
import io.relance.application.sending.gate.UsualSenders;
import io.relance.application.sending.gate.WaveSends;
import io.relance.application.sending.model.Content;
import io.relance.application.sending.model.DispatchMessage;
import io.relance.application.sending.model.RateReservation;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.application.sending.provider.ProviderPauses;
import io.relance.application.sending.rate.SenderRates;
import io.relance.application.sending.rate.SenderRates.Lease;
import io.relance.application.sending.rate.SenderRates.Sender;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.id.SenderId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Dispatches sends as fast as their senders may send. */
public final class DispatchWithinRate {
  /** A reservation this soon is used immediately, without another message. */
  private static final Duration AT_ONCE = Duration.ofMillis(50);

  /** The age at which an unused reservation is renewed, so that old ones do not burst. */
  private static final Duration SLOT_HOLDS = Duration.ofSeconds(30);

  private final Waves waves;
  private final ExecuteSteps executeSteps;
  private final ChannelProviders channelProviders;
  private final UsualSenders senders;
  private final ProviderPauses providerPauses;
  private final SenderRates rates;
  private final DispatchBatch dispatchBatch;
  private final InstantSource realTime;

  public DispatchWithinRate(
      Waves waves,
      ExecuteSteps executeSteps,
      ChannelProviders channelProviders,
      ProviderPauses providerPauses,
      SenderRates rates,
      DispatchBatch dispatchBatch,
      InstantSource realTime) {
    this.waves = waves;
    this.executeSteps = executeSteps;
    this.channelProviders = channelProviders;
    this.senders = new UsualSenders(channelProviders);
    this.providerPauses = providerPauses;
    this.rates = rates;
    this.dispatchBatch = dispatchBatch;
    this.realTime = realTime;
  }

  /** Dispatches what may go now; the rest is deferred, or waits for its sender. */
  void dispatch(
      DispatchGroup group,
      List<Send> some,
      DispatchMessage dispatchMessage,
      DeferredSends deferredSends) {
    var wave = group.place().map(place -> place.wave().value());
    var element = group.place().map(place -> place.element().value());
    try (var _ = wave.map(LogId.WAVE::put).orElse(LogId.Scope.NONE);
        var _ = element.map(LogId.ELEMENT::put).orElse(LogId.Scope.NONE)) {
      dispatchGroup(group, some, dispatchMessage, deferredSends);
    }
  }

  private void dispatchGroup(
      DispatchGroup group,
      List<Send> some,
      DispatchMessage dispatchMessage,
      DeferredSends deferredSends) {
    var place = group.place();
    var wave = place.flatMap(it -> waves.find(it.wave())).map(Waves.Found::wave);
    var element = wave.map(it -> executeSteps.element(it, place.orElseThrow().element()));
    bySender(some, new Origin(wave, element))
        .forEach(
            (sender, all) -> {
              var may = withoutPaused(sender, new WaveSends(wave, all), deferredSends);
              dispatchAtRate(
                  sender, new WaveSends(wave, may), dispatchMessage.slot(), deferredSends);
            });
  }

  /** Dispatches what leases permit now, and reserves for what they permit soon; the rest waits. */
  private void dispatchAtRate(
      Sender sender,
      WaveSends some,
      Optional<RateReservation> reserved,
      DeferredSends deferredSends) {
    var remaining = some.sends();
    var lease = reserved.filter(this::isValid).<Lease>map(Lease.Granted::new);
    while (!remaining.isEmpty()) {
      switch (lease.orElseGet(leasing(sender, remaining.size(), reserved))) {
        case Lease.NotYet() -> {
          deferredSends.addWaiting(sender, remaining);
          return;
        }
        case Lease.Granted(var granted) -> {
          int count = Math.min(granted.count(), remaining.size());
          var now = remaining.subList(0, count);
          if (granted.at().isAfter(realTime.instant().plus(AT_ONCE))) {
            deferredSends.addLeased(now, granted);
          } else {
            dispatchBatch.dispatch(new WaveSends(some.wave(), now), deferredSends);
          }
          remaining = remaining.subList(count, remaining.size());
        }
      }
      lease = Optional.empty();
    }
  }

  /**
   * Another lease. What came too late for its reservation leases as far ahead as what waits: it
   * takes the time of messages that are not queued yet, instead of waiting again.
   */
  private Supplier<Lease> leasing(Sender sender, int count, Optional<RateReservation> late) {
    var ahead = late.isPresent() ? SenderRates.LEASE_AHEAD_AFTER_WAITING : SenderRates.LEASE_AHEAD;
    return () -> rates.lease(sender, count, ahead);
  }

  private boolean isValid(RateReservation reserved) {
    var now = realTime.instant();
    return reserved.at().isAfter(now.minus(SLOT_HOLDS))
        && reserved.at().isBefore(now.plus(SenderRates.PLAUSIBLE_AHEAD));
  }

  /**
   * The sends that may go now: none while sending or their provider is paused. When the next test
   * of the provider is due, one message is passed to it, and the others may go if it is accepted.
   */
  private List<Send> withoutPaused(Sender sender, WaveSends some, DeferredSends deferredSends) {
    var provider = provider(sender, some);
    var pauses = providerPauses.current(provider);
    var position = some.sends().getFirst().intent().position();
    if (position
        .map(it -> pauses.stop(it.automation(), it.source()))
        .orElseGet(pauses::stopEverything)) {
      deferredSends.addWaiting(sender, some.sends());
      return List.of();
    }
    var pause = pauses.provider();
    if (pause.isEmpty()) {
      return some.sends();
    }
    var probe = providerPauses.claimProbe(pause.orElseThrow());
    var remaining = some.sends();
    var passed = 0;
    while (probe.isPresent() && passed == 0 && !remaining.isEmpty()) {
      var first = new WaveSends(some.wave(), List.of(remaining.getFirst()));
      passed = dispatchBatch.dispatch(first, deferredSends);
      remaining = remaining.subList(1, remaining.size());
    }
    var still = providerPauses.find(provider);
    if (still.isEmpty()) {
      return remaining;
    }
    if (!remaining.isEmpty()) {
      deferredSends.addWaiting(sender, remaining);
    }
    providerPauses.waiting(still.orElseThrow(), remaining.size());
    return List.of();
  }

  /** That of the sender; sends of no element have their provider already. */
  private String provider(Sender sender, WaveSends some) {
    return some.sends()
        .getFirst()
        .content()
        .filter(_ -> some.wave().isEmpty())
        .map(content -> channelProviders.of(sender.channel(), content))
        .or(() -> channelProviders.having(sender.channel(), sender.id()))
        .orElseGet(() -> channelProviders.of(sender.channel()))
        .name();
  }

  /** The wave and the element of sends; both empty for sends of no automation. */
  private record Origin(Optional<Wave> wave, Optional<FlowElement> element) {
    boolean isReply() {
      return wave.map(Wave::exchange).orElse(true);
    }
  }

  private Map<Sender, List<Send>> bySender(List<Send> some, Origin origin) {
    return some.stream()
        .collect(
            Collectors.groupingBy(
                send -> {
                  var channel = send.intent().channel();
                  return new Sender(channel, from(send, origin), origin.isReply());
                }));
  }

  private String from(Send send, Origin origin) {
    return origin
        .element()
        .flatMap(DispatchWithinRate::sender)
        .map(SenderId::value)
        .or(() -> send.content().map(Content::from).filter(_ -> origin.element().isEmpty()))
        .orElseGet(
            () ->
                origin
                    .wave()
                    .map(wave -> senders.of(send, wave))
                    .orElseGet(() -> senders.of(send)));
  }

  private static Optional<SenderId> sender(FlowElement element) {
    return switch (element) {
      case FlowElement.SendSms sms -> sms.sender();
      case FlowElement.SendWhatsApp whatsApp -> whatsApp.sender();
      case FlowElement.SendEmail email -> email.from();
      case ConversationElement _,
          FlowElement.Forward _,
          FlowElement.AddToList _,
          ContactAction _,
          FlowElement.Delay _,
          FlowElement.DelayUntilWeekday _,
          FlowElement.Condition _,
          SplitElement _,
          SelectionElement _,
          ApprovalElement _,
          FlowElement.End _,
          FlowElement.Note _ ->
          Optional.empty();
    };
  }
}
