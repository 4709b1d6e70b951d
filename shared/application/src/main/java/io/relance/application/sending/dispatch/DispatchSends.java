package io.relance.application.sending.dispatch;

import io.relance.application.execution.ExecuteSteps;
import io.relance.application.execution.Wave;
import io.relance.application.execution.Waves;
import io.relance.application.persistence.Queues;
import io.relance.application.sending.model.Content;
import io.relance.application.sending.model.DispatchMessage;
import io.relance.application.sending.model.FlowPosition;
import io.relance.application.sending.model.RateReservation;
import io.relance.application.sending.model.RetryAt;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.Sends;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.application.sending.rate.SenderRates;
import io.relance.application.sending.rate.SenderRates.Lease;
import io.relance.application.sending.rate.SenderRates.Sender;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.SenderId;
import io.relance.domain.queue.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Hands sends to their providers: leases the sender's rate, asks the gate, claims, calls, settles.
 *
 * <p>Told again of the same sends, it goes on from where each of them stands. What cannot be done
 * now comes again by a message of its own, so that when this returns the caller's own message is
 * done with.
 */
public final class DispatchSends {
  /** So soon a slot is not worth a message. */
  private static final Duration AT_ONCE = Duration.ofMillis(50);

  /** What was leased and not used for so long is leased again, lest all go at once. */
  private static final Duration SLOT_HOLDS = Duration.ofSeconds(30);

  private final Queue queue;
  private final Waves waves;
  private final ExecuteSteps executeSteps;
  private final Sends sends;
  private final SendingParts.Timing timing;
  private final ChannelProviders channelProviders;
  private final SenderRates rates;
  private final DispatchBatch dispatchBatch;
  private final LookUpUnconfirmedSends asking;
  private final AdvanceWave advanceWave;

  public DispatchSends(SendingParts parts) {
    var sendOutcomes = new SendOutcomes(parts);
    this.queue = parts.queue();
    this.waves = parts.walking().waves();
    this.executeSteps = parts.walking().steps();
    this.sends = new Sends(parts.store());
    this.timing = parts.timing();
    this.channelProviders = parts.outside().carriers();
    this.rates = new SenderRates(parts.store(), parts.timing().realTime(), parts.outside().limit());
    this.dispatchBatch = new DispatchBatch(parts, sendOutcomes);
    this.asking = new LookUpUnconfirmedSends(parts, sendOutcomes);
    this.advanceWave = new AdvanceWave(parts);
  }

  public void handOver(DispatchMessage dispatchMessage) {
    var found = sends.find(dispatchMessage.sends());
    var deferredSends = new DeferredSends();
    var going = new ArrayList<Send>();
    for (var send : found) {
      triage(send, going, deferredSends);
    }
    going.stream()
        .collect(Collectors.groupingBy(Place::of))
        .forEach((place, some) -> dispatch(place, some, dispatchMessage.slot(), deferredSends));
    retryLater(found, deferredSends);
    moveOn(found, deferredSends);
  }

  /** Where sends are owed together. */
  private record Place(Optional<String> wave, String element) {
    static Place of(Send send) {
      var passage = send.owed().passage();
      return new Place(
          passage.map(FlowPosition::wave), passage.map(FlowPosition::element).orElse(""));
    }
  }

  private void triage(Send send, List<Send> going, DeferredSends deferredSends) {
    var now = timing.realTime().instant();
    switch (send.state()) {
      case QUEUED -> {
        var notBefore = send.trials().notBefore().filter(now::isBefore);
        notBefore.ifPresentOrElse(
            at -> deferredSends.add(new RetryAt(send.id(), at)), () -> going.add(send));
      }
      case CLAIMED -> {
        var claim = send.claim().orElseThrow();
        if (timing.claimants().mayBeActive(claim)) {
          deferredSends.add(new RetryAt(send.id(), WorkerLeases.givenUp(claim)));
        } else {
          asking.abandoned(send).ifPresent(deferredSends::add);
        }
      }
      case ASKING -> asking.ask(send).ifPresent(deferredSends::add);
      case HELD, SENT, FAILED, SKIPPED, UNCONFIRMED -> {
        // Nothing is owed here, or not yet.
      }
    }
  }

  private void dispatch(
      Place place, List<Send> some, Optional<RateReservation> slot, DeferredSends deferredSends) {
    var wave = place.wave().flatMap(waves::find).map(Waves.Found::wave);
    var element = wave.map(it -> executeSteps.element(it, new ElementId(place.element())));
    var now = timing.realTime().instant();
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
    var oldest = timing.realTime().instant().minus(SLOT_HOLDS);
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
                  var channel = send.owed().channel();
                  return new Sender(channel, from(send, element), reply);
                }));
  }

  private String from(Send send, Optional<FlowElement> element) {
    var usual = channelProviders.of(send.owed().channel()).defaultSender();
    return element
        .flatMap(DispatchSends::sender)
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

  private void retryLater(List<Send> found, DeferredSends deferredSends) {
    var group = found.stream().flatMap(send -> send.owed().passage().stream()).findFirst();
    var messages =
        deferredSends.messages(timing.realTime().instant(), group.map(FlowPosition::automation));
    if (!messages.isEmpty()) {
      queue.send(Queues.HANDOVERS, messages);
    }
  }

  private void moveOn(List<Send> found, DeferredSends deferredSends) {
    var places = new LinkedHashSet<Place>();
    found.forEach(send -> places.add(Place.of(send)));
    found.stream().filter(deferredSends::has).map(Place::of).forEach(places::remove);
    for (var place : places) {
      place.wave().ifPresent(wave -> advanceWave.ifSettled(wave, place.element()));
    }
  }
}
