package io.relance.application.sending.dispatch;

import io.relance.application.sending.gate.Gate;
import io.relance.application.sending.gate.SendContextLoader;
import io.relance.application.sending.gate.WaveSends;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.model.Sends;
import io.relance.application.sending.provider.CallProviders;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.provider.SendResult;
import java.time.InstantSource;
import java.util.List;

/** Dispatches a few sends, whose rate is leased: gate, claim, call, settlement. */
public final class DispatchBatch {
  /** After this many attempts the queue message is retried. */
  private static final int TRIES = 5;

  private final Sends sends;
  private final SendContextLoader sendContextLoader;
  private final DecideSends decideSends;
  private final ClaimSends claims;
  private final CallProviders calls;
  private final SettleSends settling;
  private final InstantSource realTime;

  public DispatchBatch(
      Sends sends,
      SendContextLoader sendContextLoader,
      DecideSends decideSends,
      ClaimSends claims,
      CallProviders calls,
      SettleSends settling,
      InstantSource realTime) {
    this.sends = sends;
    this.sendContextLoader = sendContextLoader;
    this.decideSends = decideSends;
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
      var decided = decide(new WaveSends(queued.wave(), remaining));
      var attempt = new Attempt(queued, deferredSends);
      try {
        attempt.dispatch(decided.decisions());
      } finally {
        decideSends.giveBack(decided, attempt.used);
      }
      decideSends.countHeld(decided, attempt.changed);
      passed += attempt.passed;
      remaining = stillQueued(attempt.changed, deferredSends);
    }
    return passed;
  }

  /** What one attempt did, also when it was cut short. */
  private final class Attempt {
    private final WaveSends queued;
    private final DeferredSends deferredSends;
    private List<Send> changed = List.of();
    private int passed;

    /** How many the provider has, or may have. */
    private int used;

    Attempt(WaveSends queued, DeferredSends deferredSends) {
      this.queued = queued;
      this.deferredSends = deferredSends;
    }

    void dispatch(List<SendDecision> decisions) {
      var result = claims.claim(decisions, queued);
      changed = result.changed();
      for (var claimed : result.claimed()) {
        used += claimed.sends().size();
        var answers = calls.call(claimed.sends(), send -> isStillPermitted(queued, send));
        used -= (int) answers.values().stream().filter(it -> !mayBeSent(it)).count();
        settling.settle(claimed, answers).forEach(deferredSends::add);
        passed += answers.size();
      }
    }
  }

  /** Decides again before an attempt is repeated: the contact may have opted out in between. */
  private boolean isStillPermitted(WaveSends queued, Send send) {
    return sendContextLoader.load(new WaveSends(queued.wave(), List.of(send))).stream()
        .allMatch(now -> Gate.decide(now.facts()) instanceof Gate.Decision.Go);
  }

  private DecideSends.Decided decide(WaveSends queued) {
    return decideSends.decide(sendContextLoader.load(queued));
  }

  /** Whether the provider has the message, or may have it. */
  private static boolean mayBeSent(SendResult answer) {
    return switch (answer) {
      case SendResult.Accepted _, SendResult.Ambiguous _ -> true;
      case SendResult.Rejected _, SendResult.NotAccepted _, SendResult.AccountFault _ -> false;
    };
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
