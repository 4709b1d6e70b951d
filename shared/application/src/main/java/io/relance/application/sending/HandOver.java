package io.relance.application.sending;

import io.relance.application.sending.SenderRates.Lease;
import io.relance.application.sending.SenderRates.Sender;
import io.relance.application.store.Queues;
import io.relance.application.walks.Steps;
import io.relance.application.walks.Wave;
import io.relance.application.walks.Waves;
import io.relance.domain.flow.ElementId;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SenderId;
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
public final class HandOver {
  /** So soon a slot is not worth a message. */
  private static final Duration AT_ONCE = Duration.ofMillis(50);

  /** What was leased and not used for so long is leased again, lest all go at once. */
  private static final Duration SLOT_HOLDS = Duration.ofSeconds(30);

  private final Queue queue;
  private final Waves waves;
  private final Steps steps;
  private final Sends sends;
  private final SendingParts.Timing timing;
  private final Carriers carriers;
  private final SenderRates rates;
  private final Round round;
  private final AskProviders asking;
  private final MoveOn moveOn;

  public HandOver(SendingParts parts) {
    var settlement = new Settlement(parts);
    this.queue = parts.queue();
    this.waves = parts.walking().waves();
    this.steps = parts.walking().steps();
    this.sends = new Sends(parts.store());
    this.timing = parts.timing();
    this.carriers = parts.outside().carriers();
    this.rates = new SenderRates(parts.store(), parts.timing().realTime(), parts.outside().limit());
    this.round = new Round(parts, settlement);
    this.asking = new AskProviders(parts, settlement);
    this.moveOn = new MoveOn(parts);
  }

  public void handOver(Handing handing) {
    var found = sends.find(handing.sends());
    var later = new Later();
    var going = new ArrayList<Send>();
    for (var send : found) {
      triage(send, going, later);
    }
    going.stream()
        .collect(Collectors.groupingBy(Place::of))
        .forEach((place, some) -> go(place, some, handing.slot(), later));
    comeAgain(found, later);
    moveOn(found, later);
  }

  /** Where sends are owed together. */
  private record Place(Optional<String> wave, String element) {
    static Place of(Send send) {
      var passage = send.owed().passage();
      return new Place(passage.map(Passage::wave), passage.map(Passage::element).orElse(""));
    }
  }

  private void triage(Send send, List<Send> going, Later later) {
    var now = timing.realTime().instant();
    switch (send.state()) {
      case QUEUED -> {
        var notBefore = send.trials().notBefore().filter(now::isBefore);
        notBefore.ifPresentOrElse(
            at -> later.add(new Revisit(send.id(), at)), () -> going.add(send));
      }
      case CLAIMED -> {
        var claim = send.claim().orElseThrow();
        if (timing.claimants().mayStillBeWorking(claim)) {
          later.add(new Revisit(send.id(), Claimants.givenUp(claim)));
        } else {
          asking.abandoned(send).ifPresent(later::add);
        }
      }
      case ASKING -> asking.ask(send).ifPresent(later::add);
      case HELD, SENT, FAILED, SKIPPED, UNCONFIRMED -> {
        // Nothing is owed here, or not yet.
      }
    }
  }

  private void go(Place place, List<Send> some, Optional<Slot> slot, Later later) {
    var wave = place.wave().flatMap(waves::find).map(Waves.Found::wave);
    var element = wave.map(it -> steps.element(it, new ElementId(place.element())));
    var now = timing.realTime().instant();
    bySender(some, wave, element)
        .forEach(
            (sender, ofSender) -> {
              switch (lease(sender, ofSender.size(), slot)) {
                case Lease.NotYet(var again) -> later.addAll(ofSender, again);
                case Lease.Granted(var granted) -> {
                  int count = Math.min(granted.count(), ofSender.size());
                  var first = ofSender.subList(0, count);
                  if (granted.at().isAfter(now.plus(AT_ONCE))) {
                    later.addLeased(first, granted);
                  } else {
                    round.go(wave, first, later);
                  }
                  later.addAll(ofSender.subList(count, ofSender.size()), granted.at());
                }
              }
            });
  }

  private Lease lease(Sender sender, int count, Optional<Slot> slot) {
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
    var usual = carriers.of(send.owed().channel()).usualSender();
    return element
        .flatMap(HandOver::sender)
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

  private void comeAgain(List<Send> found, Later later) {
    var group = found.stream().flatMap(send -> send.owed().passage().stream()).findFirst();
    var messages = later.messages(timing.realTime().instant(), group.map(Passage::automation));
    if (!messages.isEmpty()) {
      queue.send(Queues.HANDOVERS, messages);
    }
  }

  private void moveOn(List<Send> found, Later later) {
    var places = new LinkedHashSet<Place>();
    found.forEach(send -> places.add(Place.of(send)));
    found.stream().filter(later::has).map(Place::of).forEach(places::remove);
    for (var place : places) {
      place.wave().ifPresent(wave -> moveOn.ifSettled(wave, place.element()));
    }
  }
}
