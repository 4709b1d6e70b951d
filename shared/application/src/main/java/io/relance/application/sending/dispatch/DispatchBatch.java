package io.relance.application.sending.dispatch;

import io.relance.application.sending.gate.Gate;
import io.relance.application.sending.gate.SendContextLoader;
import io.relance.application.sending.gate.WaveSends;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.model.Sends;
import io.relance.application.sending.provider.CallProviders;
import io.relance.domain.failure.TransientFailure;
import java.time.InstantSource;
import java.util.List;

/** Dispatches a few sends, whose rate is leased: gate, claim, call, settlement. */
public final class DispatchBatch {
  /** After this many attempts the queue message is retried. */
  private static final int TRIES = 5;

  private final Sends sends;
  private final SendContextLoader sendContextLoader;
  private final DecideSends decisions;
  private final ClaimSends claims;
  private final CallProviders calls;
  private final SettleSends settling;
  private final InstantSource realTime;

  public DispatchBatch(
      Sends sends,
      SendContextLoader sendContextLoader,
      DecideSends decisions,
      ClaimSends claims,
      CallProviders calls,
      SettleSends settling,
      InstantSource realTime) {
    this.sends = sends;
    this.sendContextLoader = sendContextLoader;
    this.decisions = decisions;
    this.claims = claims;
    this.calls = calls;
    this.settling = settling;
    this.realTime = realTime;
  }

  /**
   * Dispatches queued sends of one channel; those that must wait are deferred. Returns how many
   * were passed to the provider.
   */
  int dispatch(WaveSends queued, DeferredSends deferredSends) {
    var remaining = queued.sends();
    int passed = 0;
    for (int tries = 0; !remaining.isEmpty(); tries++) {
      if (tries == TRIES) {
        throw new TransientFailure("Sends kept changing while they were claimed");
      }
      var result = claims.claim(decide(new WaveSends(queued.wave(), remaining)), queued);
      for (var claimed : result.claimed()) {
        var answers = calls.call(claimed.sends(), send -> isStillPermitted(queued, send));
        settling.settle(claimed, answers).forEach(deferredSends::add);
        passed += answers.size();
      }
      remaining = stillQueued(result.changed(), deferredSends);
    }
    return passed;
  }

  /** Decides again before an attempt is repeated: the contact may have opted out in between. */
  private boolean isStillPermitted(WaveSends queued, Send send) {
    return sendContextLoader.load(new WaveSends(queued.wave(), List.of(send))).stream()
        .allMatch(now -> Gate.decide(now.facts()) instanceof Gate.Decision.Go);
  }

  private List<SendDecision> decide(WaveSends queued) {
    return sendContextLoader.load(queued).stream().map(decisions::decide).toList();
  }

  /** The changed sends that are still queued; those claimed by another worker are deferred. */
  private List<Send> stillQueued(List<Send> changed, DeferredSends deferredSends) {
    var now = sends.find(changed.stream().map(Send::id).toList());
    var others =
        now.stream()
            .filter(send -> send.state() != SendState.QUEUED && !send.state().settled())
            .toList();
    deferredSends.addAll(others, realTime.instant());
    return now.stream().filter(send -> send.state() == SendState.QUEUED).toList();
  }
}
