package io.relance.application.sending.provider;

import io.relance.application.launches.LaunchPause;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.application.sending.guard.SendingPause;
import io.relance.domain.provider.SendResult;
import io.relance.domain.retry.ExponentialBackoff;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores which providers refuse our account (a wrong password, a suspension, no money). Nothing is
 * sent by such a provider except one message at a time, which tests whether it accepts messages
 * again; the wait between two of them doubles up to {@link #LONGEST_WAIT}.
 */
public final class ProviderPauses {
  /** The longest wait between two tests, unless the provider requires a longer one. */
  static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  /** The wait until the first test. */
  public static final Duration FIRST_WAIT = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(ProviderPauses.class);
  private static final ExponentialBackoff WAITS = new ExponentialBackoff(FIRST_WAIT, LONGEST_WAIT);

  private final ItemStore store;
  private final InstantSource realTime;
  private final PauseReports reports;
  private final Set<String> seenPaused = ConcurrentHashMap.newKeySet();

  public ProviderPauses(ItemStore store, InstantSource realTime) {
    this.store = store;
    this.realTime = realTime;
    this.reports = new PauseReports(realTime);
  }

  /** The pause of a provider; empty while it accepts messages. */
  public Optional<ProviderPause> find(String provider) {
    var pause = store.get(ProviderPause.key(provider)).map(ProviderPause::of);
    pause.ifPresent(it -> seenPaused.add(it.provider()));
    return pause;
  }

  /** What pauses the messages of a provider, in one read. */
  public Pauses current(String provider) {
    var all = store.all(Query.of(Tables.PLATFORM, SendingPause.PARTITION)).toList();
    var pause =
        all.stream()
            .filter(item -> item.key().equals(ProviderPause.key(provider)))
            .findFirst()
            .map(ProviderPause::of);
    pause.ifPresent(it -> seenPaused.add(it.provider()));
    return new Pauses(pause, SendingPause.among(all), LaunchPause.among(all));
  }

  /** The providers that are paused, by their names. */
  public List<ProviderPause> list() {
    return store.all(ProviderPause.all()).map(ProviderPause::of).toList();
  }

  /**
   * Claims the next test of a provider, if it is due and no other worker has claimed it; returns
   * the pause with the instant of the test that follows.
   */
  public Optional<ProviderPause> claimProbe(ProviderPause pause) {
    var now = realTime.instant();
    if (pause.probeAt().isAfter(now)) {
      return Optional.empty();
    }
    var next = pause.probing(now.plus(WAITS.wait(Math.toIntExact(pause.probes()) + 2)));
    return write(next, Precondition.equal(ProviderPause.PROBES, pause.probes()))
        ? Optional.of(next)
        : Optional.empty();
  }

  /** Pauses a provider, or ends its pause, according to its answers. */
  public void observe(String provider, Collection<SendResult> answers) {
    var fault =
        answers.stream()
            .filter(SendResult.AccountFault.class::isInstance)
            .map(SendResult.AccountFault.class::cast)
            .toList();
    if (!fault.isEmpty()) {
      pause(provider, fault.getFirst());
      find(provider).ifPresent(pause -> reports.refused(pause, fault.size()));
    } else if (seenPaused.contains(provider)
        && answers.stream().anyMatch(ProviderPauses::accepts)) {
      resume(provider);
    }
  }

  /** Records that messages wait because a provider is paused. */
  public void waiting(ProviderPause pause, int messages) {
    reports.refused(pause, messages);
  }

  private void pause(String provider, SendResult.AccountFault fault) {
    var now = realTime.instant();
    var wait = fault.retryAfter().orElse(FIRST_WAIT);
    var known = find(provider);
    if (known.isEmpty()) {
      var pause = new ProviderPause(provider, fault.code(), fault.reason(), now, 0, now.plus(wait));
      write(pause, Precondition.absent());
    } else if (fault.retryAfter().isPresent()) {
      known.ifPresent(pause -> postpone(pause, now.plus(wait)));
    }
  }

  private void postpone(ProviderPause pause, Instant earliest) {
    if (pause.probeAt().isBefore(earliest)) {
      write(pause.probing(earliest), Precondition.equal(ProviderPause.PROBES, pause.probes()));
    }
  }

  /** Whether an answer shows that the provider accepts our account. */
  private static boolean accepts(SendResult answer) {
    return switch (answer) {
      case SendResult.Accepted _, SendResult.Rejected _ -> true;
      case SendResult.NotAccepted _, SendResult.Ambiguous _, SendResult.AccountFault _ -> false;
    };
  }

  private void resume(String provider) {
    store.transact(List.of(Write.delete(ProviderPause.key(provider))));
    seenPaused.remove(provider);
    reports.resumed(provider);
    LOG.info("Sending by {} continues: the provider accepts our account again", provider);
  }

  private boolean write(ProviderPause pause, Precondition precondition) {
    var put = new Write.Put(pause.item(), precondition);
    return Transactions.write(store, List.<Write>of(put)).committed();
  }

  /** Reports pauses as errors, once a minute for each provider, with a count. */
  private static final class PauseReports {
    private static final Duration EVERY = Duration.ofMinutes(1);

    private record Report(Instant last, long messages) {}

    private final InstantSource realTime;
    private final Map<String, Report> reports = new ConcurrentHashMap<>();

    PauseReports(InstantSource realTime) {
      this.realTime = realTime;
    }

    void refused(ProviderPause pause, int messages) {
      var now = realTime.instant();
      reports.compute(
          pause.provider(),
          (_, report) -> {
            var before = report == null ? new Report(Instant.MIN, 0) : report;
            var count = before.messages() + messages;
            if (before.last().isAfter(now.minus(EVERY))) {
              return new Report(before.last(), count);
            }
            LOG.error(
                "Sending by {} is paused since {}: {} (code {}). Messages stay queued, {} of them"
                    + " since the last report; sending continues when the provider accepts our"
                    + " account, which is tested next at {}",
                pause.provider(),
                pause.since(),
                pause.reason(),
                pause.code(),
                count,
                pause.probeAt());
            return new Report(now, 0);
          });
    }

    void resumed(String provider) {
      reports.remove(provider);
    }
  }
}
