package io.relance.application.simulation;

import io.relance.application.sending.ForeseeSends;
import io.relance.application.sending.Foreseen;
import io.relance.application.walks.Steps;
import io.relance.domain.flow.Criteria.SendFate;
import io.relance.domain.flow.FlowElement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/** Foresees what an element that sends would send, and notes it. */
final class PretendSends {
  private final ForeseeSends sends;
  private final PretendContact contact;
  private final ZoneId zone;

  PretendSends(ForeseeSends sends, PretendContact contact, ZoneId zone) {
    this.sends = sends;
    this.contact = contact;
    this.zone = zone;
  }

  /** What the contact is owed, which criteria may ask about, and what is passed on. */
  void message(Steps.Standing standing, Instant now, Diary diary) {
    for (var foreseen : foresee(standing, now)) {
      contact.wasOwed(fates(foreseen));
      note(foreseen, now, diary, What.SENT);
    }
  }

  void forward(Steps.Standing standing, Instant now, Diary diary) {
    foresee(standing, now).forEach(foreseen -> note(foreseen, now, diary, What.FORWARDED));
  }

  private Iterable<Foreseen> foresee(Steps.Standing standing, Instant now) {
    var member = standing.members().getFirst();
    return sends.foresee(standing.wave(), standing.element(), member, now);
  }

  private void note(Foreseen foreseen, Instant now, Diary diary, What handedOver) {
    switch (foreseen) {
      case Foreseen.Sent sent -> diary.note(now, handedOver, step -> sent(step, sent, handedOver));
      case Foreseen.Skipped(var reason) ->
          diary.note(now, What.SKIPPED, step -> step.by(FlowElement.NEXT).because(reason.words()));
      case Foreseen.Failed(var reason) ->
          diary.note(now, What.FAILED, step -> step.by(FlowElement.NEXT).because(reason));
      case Foreseen.Held(var until) ->
          diary.note(
              now, What.HELD, step -> step.until(until).because(WaitWords.until(until, zone)));
    }
  }

  private static SimulatedStep sent(SimulatedStep step, Foreseen.Sent foreseen, What handedOver) {
    var message = SimulatedMessage.of(foreseen.channel(), foreseen.content());
    var sent = step.by(FlowElement.NEXT).saying(message);
    return handedOver == What.FORWARDED ? sent.because("to " + foreseen.content().to()) : sent;
  }

  /** No receipt comes in a preview. */
  private static Set<SendFate> fates(Foreseen foreseen) {
    return switch (foreseen) {
      case Foreseen.Sent _ -> Set.of(SendFate.SENT);
      case Foreseen.Skipped _ -> Set.of(SendFate.SKIPPED);
      case Foreseen.Failed _ -> Set.of(SendFate.FAILED);
      case Foreseen.Held _ -> Set.of();
    };
  }
}
