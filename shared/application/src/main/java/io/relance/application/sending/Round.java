package io.relance.application.sending;

import io.relance.application.walks.Wave;
import io.relance.domain.failure.TransientFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gate, claim, call and settlement of a few sends, the rate of whose sender is leased. */
final class Round {
  /** What changes again and again under the gate's eyes comes again by its message. */
  private static final int TRIES = 5;

  private final Sends sends;
  private final SendingParts.Timing timing;
  private final Situations situations;
  private final WriteTexts texts;
  private final ClaimSends claims;
  private final CallProviders calls;
  private final SettleSends settling;

  Round(SendingParts parts, Settlement settlement) {
    this.sends = new Sends(parts.store());
    this.timing = parts.timing();
    this.situations = new Situations(parts);
    this.texts = new WriteTexts(parts.outside());
    this.claims = new ClaimSends(parts);
    this.calls = new CallProviders(parts.outside().carriers(), parts.timing().pause());
    this.settling = new SettleSends(parts, settlement);
  }

  /** Does all that can be done now with queued sends of one wave, or of none. */
  void go(Optional<Wave> wave, List<Send> queued, Later later) {
    var remaining = queued;
    for (int tries = 0; !remaining.isEmpty(); tries++) {
      if (tries == TRIES) {
        throw new TransientFailure("Sends kept changing while they were claimed");
      }
      var result = claims.claim(decide(wave, remaining, later));
      for (var claimed : result.claimed()) {
        settling.settle(claimed, calls.call(claimed.sends())).forEach(later::add);
      }
      remaining = stillQueued(result.changed(), later);
    }
  }

  private List<Verdict> decide(Optional<Wave> wave, List<Send> queued, Later later) {
    var verdicts = new ArrayList<Verdict>();
    for (var situation : situations.of(wave, queued)) {
      var verdict = Verdict.of(situation, texts);
      if (verdict instanceof Verdict.Hold(var held, var until)) {
        var wait = Duration.between(timing.clock().instant(), until);
        later.add(new Revisit(held.send().id(), timing.realTime().instant().plus(wait)));
      } else {
        verdicts.add(verdict);
      }
    }
    return verdicts;
  }

  /** Those that changed and are still to be sent; who took another one looks after it. */
  private List<Send> stillQueued(List<Send> changed, Later later) {
    var now = sends.find(changed.stream().map(Send::id).toList());
    var others =
        now.stream()
            .filter(send -> send.state() != SendState.QUEUED && !send.state().settled())
            .toList();
    later.addAll(others, timing.realTime().instant());
    return now.stream().filter(send -> send.state() == SendState.QUEUED).toList();
  }
}
