package io.relance.application.sending.provider;

import io.relance.application.logging.LogId;
import io.relance.application.sending.model.Send;
import io.relance.domain.metrics.Observation;
import io.relance.domain.metrics.Recorder;
import io.relance.domain.provider.SendResult;
import io.relance.domain.retry.ExponentialBackoff;
import io.relance.domain.retry.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dispatches messages to their providers concurrently; retries a few times, immediately, those that
 * were definitely not accepted.
 */
public final class CallProviders {
  private static final Logger LOG = LoggerFactory.getLogger(CallProviders.class);
  private static final int TRIES = 3;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final ExponentialBackoff WAITS =
      new ExponentialBackoff(Duration.ofMillis(200), LONGEST_WAIT);

  private final ChannelProviders channelProviders;
  private final ProviderPauses providerPauses;
  private final Pause pause;
  private final ProviderFailures failures;
  private final Recorder recorder;

  public CallProviders(
      ChannelProviders channelProviders,
      ProviderPauses providerPauses,
      ProviderFailures failures,
      Pause pause,
      Recorder recorder) {
    this.channelProviders = channelProviders;
    this.providerPauses = providerPauses;
    this.pause = pause;
    this.failures = failures;
    this.recorder = recorder;
  }

  /**
   * Passes sends of one channel to their providers; the results by send id. A provider that refuses
   * our account is paused, and no other.
   *
   * @param stillPermitted whether a send may be attempted again, decided before each repetition
   */
  public Map<String, SendResult> call(List<ClaimedSend> sends, Predicate<Send> stillPermitted) {
    var answers = new ConcurrentHashMap<String, SendResult>();
    callAll(sends, stillPermitted, answers);
    sends.stream()
        .collect(
            Collectors.groupingBy(
                send -> provider(send).name(),
                TreeMap::new,
                Collectors.mapping(
                    send -> answers.get(send.send().id().value()), Collectors.toList())))
        .forEach(providerPauses::observe);
    return answers;
  }

  private ChannelProvider provider(ClaimedSend claimed) {
    return channelProviders.of(claimed.send().intent().channel(), claimed.message().content());
  }

  private void callAll(
      List<ClaimedSend> sends, Predicate<Send> stillPermitted, Map<String, SendResult> answers) {
    if (sends.size() == 1) {
      answers.put(sends.getFirst().send().id().value(), call(sends.getFirst(), stillPermitted));
      return;
    }
    try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
      sends.forEach(
          send ->
              calls.execute(
                  LogId.carry(
                      () -> answers.put(send.send().id().value(), call(send, stillPermitted)))));
    }
  }

  private SendResult call(ClaimedSend inHand, Predicate<Send> stillPermitted) {
    var channelProvider = provider(inHand);
    try (var _ = inHand.source().map(LogId.EVENT::put).orElse(LogId.Scope.NONE);
        var _ = LogId.SEND.put(inHand.send().id().value())) {
      var answer = callRepeatedly(channelProvider, inHand, stillPermitted);
      failures.log(channelProvider.name(), inHand.send().id().value(), answer);
      return answer;
    }
  }

  private SendResult callRepeatedly(
      ChannelProvider channelProvider, ClaimedSend inHand, Predicate<Send> stillPermitted) {
    for (int tries = 1; ; tries++) {
      var answer = callTimed(channelProvider, inHand);
      var wait = WAITS.wait(tries);
      if (answer instanceof SendResult.NotAccepted(var _, var retryAfter)) {
        wait = retryAfter.orElse(wait);
      } else {
        return answer;
      }
      if (tries == TRIES || wait.compareTo(LONGEST_WAIT) > 0) {
        return answer;
      }
      pause.pause(wait);
      if (!stillPermitted.test(inHand.send())) {
        return answer;
      }
    }
  }

  private SendResult callTimed(ChannelProvider channelProvider, ClaimedSend inHand) {
    var start = System.nanoTime();
    var answer = callOnce(channelProvider, inHand);
    var took = Duration.ofNanos(System.nanoTime() - start);
    var outcome = outcome(answer);
    recorder.record(new Observation.ProviderCalled(channelProvider.name(), outcome, took));
    LOG.debug(
        "Called provider {} for send {}: {} after {} ms",
        channelProvider.name(),
        inHand.send().id(),
        outcome,
        took.toMillis());
    return answer;
  }

  private static String outcome(SendResult answer) {
    return switch (answer) {
      case SendResult.Accepted _ -> "accepted";
      case SendResult.NotAccepted _ -> "not-accepted";
      case SendResult.AccountFault _ -> "account-fault";
      case SendResult.Ambiguous _ -> "ambiguous";
      case SendResult.Rejected _ -> "rejected";
    };
  }

  /** A provider that throws breaks its contract: whether it has the message is unknown. */
  private static SendResult callOnce(ChannelProvider channelProvider, ClaimedSend inHand) {
    try {
      return channelProvider.send(inHand.message());
    } catch (RuntimeException failure) {
      // Its message may hold an address.
      LOG.error(
          "Provider {} threw {} at send {}",
          channelProvider.name(),
          failure.getClass().getName(),
          inHand.send().id());
      return new SendResult.Ambiguous("exception");
    }
  }
}
