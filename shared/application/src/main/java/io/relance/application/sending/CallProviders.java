package io.relance.application.sending;

import io.relance.application.sending.ClaimSends.InHand;
import io.relance.domain.provider.Handover;
import io.relance.domain.retry.ExponentialBackoff;
import io.relance.domain.retry.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to their providers, all at the same time; those that were certainly not taken are
 * tried again a few times at once.
 */
final class CallProviders {
  private static final Logger LOG = LoggerFactory.getLogger(CallProviders.class);
  private static final int TRIES = 3;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final ExponentialBackoff WAITS =
      new ExponentialBackoff(Duration.ofMillis(200), LONGEST_WAIT);

  private final Carriers carriers;
  private final Pause pause;

  CallProviders(Carriers carriers, Pause pause) {
    this.carriers = carriers;
    this.pause = pause;
  }

  /** What became of each, by its send's id. */
  Map<String, Handover> call(List<InHand> sends) {
    var answers = new ConcurrentHashMap<String, Handover>();
    if (sends.size() == 1) {
      answers.put(sends.getFirst().send().id(), call(sends.getFirst()));
      return answers;
    }
    try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
      sends.forEach(send -> calls.execute(() -> answers.put(send.send().id(), call(send))));
    }
    return answers;
  }

  private Handover call(InHand inHand) {
    var carrier = carriers.of(inHand.send().owed().channel());
    for (int tries = 1; ; tries++) {
      var answer = callOnce(carrier, inHand);
      var wait = WAITS.wait(tries);
      if (answer instanceof Handover.NotTaken(var _, var retryAfter)) {
        wait = retryAfter.orElse(wait);
      } else {
        return answer;
      }
      if (tries == TRIES || wait.compareTo(LONGEST_WAIT) > 0) {
        return answer;
      }
      pause.pause(wait);
    }
  }

  /** A provider that throws breaks its contract: whether it has the message is unknown. */
  private static Handover callOnce(Carrier carrier, InHand inHand) {
    try {
      return carrier.send(inHand.parcel());
    } catch (RuntimeException failure) {
      // Its message may hold an address.
      LOG.error(
          "Provider {} threw {} at send {}",
          carrier.name(),
          failure.getClass().getName(),
          inHand.send().id());
      return new Handover.Ambiguous("exception");
    }
  }
}
