package io.relance.application.sending.dispatch;

import io.relance.application.execution.ExecuteSteps;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.Waves;
import io.relance.application.sending.model.Content;
import io.relance.application.sending.model.RateReservation;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.application.sending.rate.SenderRates;
import io.relance.application.sending.rate.SenderRates.Lease;
import io.relance.application.sending.rate.SenderRates.Sender;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.SenderId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Dispatches sends as fast as their senders may send. */
public final class DispatchWithinRate {
  /** So soon a slot is not worth a message. */
  private static final Duration AT_ONCE = Duration.ofMillis(50);

  /** What was leased and not used for so long is leased again, lest all go at once. */
  private static final Duration SLOT_HOLDS = Duration.ofSeconds(30);

  private final Waves waves;
  private final ExecuteSteps executeSteps;
  private final ChannelProviders channelProviders;
  private final SenderRates rates;
  private final DispatchBatch dispatchBatch;
  private final InstantSource realTime;

  public DispatchWithinRate(
      Waves waves,
      ExecuteSteps executeSteps,
      ChannelProviders channelProviders,
      SenderRates rates,
      DispatchBatch dispatchBatch,
      InstantSource realTime) {
    this.waves = waves;
    this.executeSteps = executeSteps;
    this.channelProviders = channelProviders;
    this.rates = rates;
    this.dispatchBatch = dispatchBatch;
    this.realTime = realTime;
  }

  /** Dispatches what may go now; the rest is deferred to when the sender may send it. */
  void dispatch(
      DispatchGroup place,
      List<Send> some,
      Optional<RateReservation> slot,
      DeferredSends deferredSends) {
    var wave = place.wave().flatMap(waves::find).map(Waves.Found::wave);
    var element = wave.map(it -> executeSteps.element(it, new ElementId(place.element())));
    var now = realTime.instant();
    bySender(some, wave, element)
        .forEach(
            (sender, ofSender) -> {
              switch (lease(sender, ofSender.size(), slot)) {
                case Lease.NotYet(var again) -> deferredSends.addAll(ofSender, again);
                case Lease.Granted(var granted) -> {
                  int count = Math.min(granted.count(), ofSender.size());
                  var first = ofSender.subList(0, count);
                  if (granted.at().isAfter(now.plus(AT_ONCE))) {
                    deferredSends.addLeased(first, granted);
                  } else {
                    dispatchBatch.dispatch(wave, first, deferredSends);
                  }
                  deferredSends.addAll(ofSender.subList(count, ofSender.size()), granted.at());
                }
              }
            });
  }

  private Lease lease(Sender sender, int count, Optional<RateReservation> slot) {
    var oldest = realTime.instant().minus(SLOT_HOLDS);
    return slot.filter(it -> it.at().isAfter(oldest))
        .<Lease>map(Lease.Granted::new)
        .orElseGet(() -> rates.lease(sender, count));
  }

  private Map<Sender, List<Send>> bySender(
      List<Send> some, Optional<Wave> wave, Optional<FlowElement> element) {
    var reply = wave.map(Wave::exchange).orElse(true);
    return some.stream()
        .collect(
            Collectors.groupingBy(
                send -> {
                  var channel = send.intent().channel();
                  return new Sender(channel, from(send, element), reply);
                }));
  }

  private String from(Send send, Optional<FlowElement> element) {
    var usual = channelProviders.of(send.intent().channel()).defaultSender();
    return element
        .flatMap(DispatchWithinRate::sender)
        .map(SenderId::value)
        .or(() -> send.content().map(Content::from).filter(_ -> element.isEmpty()))
        .orElse(usual);
  }

  private static Optional<SenderId> sender(FlowElement element) {
    return switch (element) {
      case FlowElement.SendSms sms -> sms.sender();
      case FlowElement.SendEmail email -> email.from();
      case FlowElement.Forward _,
          FlowElement.AddToList _,
          FlowElement.Delay _,
          FlowElement.DelayUntilWeekday _,
          FlowElement.Condition _,
          FlowElement.End _,
          FlowElement.Note _ ->
          Optional.empty();
    };
  }
}
