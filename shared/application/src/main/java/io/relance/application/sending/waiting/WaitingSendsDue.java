package io.relance.application.sending.waiting;

import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.application.sending.provider.ChannelProvider;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.application.sending.provider.Pauses;
import io.relance.application.sending.provider.ProviderPause;
import io.relance.application.sending.provider.ProviderPauses;
import io.relance.application.sending.rate.SenderRates;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues the sends that wait for a sender: each minute as many as it may send in the next two
 * minutes, replies first, then some of each line in turn.
 *
 * <p>While the provider is paused, it queues only one item whenever the provider is to be tested;
 * while sending is paused, of everything, an automation or a launch, nothing of that.
 */
public final class WaitingSendsDue implements DueAction {
  private static final Logger LOG = LoggerFactory.getLogger(WaitingSendsDue.class);

  /** So many rounds take less time than there is between two ticks. */
  private static final int ROUNDS = 60;

  private final ItemStore store;
  private final Schedule schedule;
  private final WaitingLines lines;
  private final QueueWaitingSends queueWaitingSends;
  private final SenderRates rates;
  private final ChannelProviders channelProviders;
  private final ProviderPauses providerPauses;
  private final InstantSource realTime;

  public WaitingSendsDue(
      ItemStore store,
      Schedule schedule,
      QueueWaitingSends queueWaitingSends,
      SenderRates rates,
      ChannelProviders channelProviders,
      ProviderPauses providerPauses,
      InstantSource clock,
      InstantSource realTime) {
    this.store = store;
    this.schedule = schedule;
    this.lines = new WaitingLines(store, schedule, clock);
    this.queueWaitingSends = queueWaitingSends;
    this.rates = rates;
    this.channelProviders = channelProviders;
    this.providerPauses = providerPauses;
    this.realTime = realTime;
  }

  @Override
  public DueKind kind() {
    return DueKind.WAITING_SENDS;
  }

  /** Releases for one sender; the entries of one sender have one successor. */
  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    var sender = WaitingSendsSubject.parse(subject).sender();
    return switch (release(sender, now)) {
      case NOTHING_WAITS -> Optional.empty();
      case ALL_PAUSED -> again(sender, now, false);
      case SOME_WAIT -> again(sender, now, true);
    };
  }

  /** What a release left. */
  private enum Left {
    NOTHING_WAITS,
    /** All that waits is paused; who resumes it wakes the schedule. */
    ALL_PAUSED,
    SOME_WAIT
  }

  /**
   * Writes the entry of the next minute; an instant only where that fails. The schedule is read
   * each minute; the alarm is for a test clock, which moves from one alarm to the next.
   */
  private Optional<Instant> again(String sender, Instant now, boolean withAlarm) {
    var next = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    var entry = schedule.entry(kind(), WaitingSendsSubject.eachMinute(sender).text(), next);
    try {
      store.transact(List.of(schedule.put(entry)));
      if (withAlarm) {
        schedule.wakeFor(entry);
      }
      return Optional.empty();
    } catch (TransientFailure failure) {
      LOG.warn("The next release of messages that wait for a sender has no alarm", failure);
      return Optional.of(next);
    }
  }

  /** Releases what may be sent; a store or queue that fails does not end the release. */
  private Left release(String sender, Instant now) {
    try {
      var open = lines.open(sender, now);
      boolean replies = release(open.stream().filter(line -> line.sender().reply()).toList());
      boolean others = release(open.stream().filter(line -> !line.sender().reply()).toList());
      if (!lines.areOpen(sender)) {
        return Left.NOTHING_WAITS;
      }
      return replies && others ? Left.ALL_PAUSED : Left.SOME_WAIT;
    } catch (TransientFailure failure) {
      LOG.warn("Messages that wait for a sender are released in a minute", failure);
      return Left.SOME_WAIT;
    }
  }

  /** Whether nothing was released because all of it is paused by a request or a cap. */
  private boolean release(List<WaitingLine> lines) {
    if (lines.isEmpty()) {
      return true;
    }
    var sender = lines.getFirst().sender();
    var pauses = providerPauses.current(provider(sender));
    var remaining = lines.stream().filter(line -> !waits(line, pauses)).toList();
    if (remaining.isEmpty()) {
      return true;
    }
    if (pauses.provider().isEmpty()) {
      releaseAtRate(sender, remaining);
    } else if (isTested(pauses.provider().orElseThrow())) {
      round(remaining, 1);
    }
    return false;
  }

  /** Empty for a sender that none of several providers has, which no pause of a provider stops. */
  private String provider(SenderRates.Sender sender) {
    return channelProviders
        .having(sender.channel(), sender.id())
        .map(ChannelProvider::name)
        .orElse("");
  }

  private void releaseAtRate(SenderRates.Sender sender, List<WaitingLine> lines) {
    var remaining = lines;
    for (int round = 0; round < ROUNDS && !remaining.isEmpty(); round++) {
      int room = rates.room(sender);
      if (room == 0) {
        return;
      }
      remaining = round(remaining, room);
    }
  }

  private static boolean waits(WaitingLine line, Pauses pauses) {
    return line.automation()
        .map(automation -> pauses.stop(automation, line.source()))
        .orElseGet(pauses::stopEverything);
  }

  private boolean isTested(ProviderPause pause) {
    return !pause.probeAt().isAfter(realTime.instant());
  }

  /**
   * Queues about so many sends, an equal share of each line; returns the lines in which more may
   * wait, first those that had no turn.
   */
  private List<WaitingLine> round(List<WaitingLine> some, int room) {
    int share = Math.ceilDiv(room, some.size());
    int most = Math.ceilDiv(QueueWaitingSends.ITEMS, some.size());
    var taken = new ArrayList<WaitingItem>();
    var served = new ArrayList<WaitingLine>();
    int turns = 0;
    for (int left = room; left > 0 && turns < some.size(); turns++) {
      var line = some.get(turns);
      var items = items(line, Math.min(most, QueueWaitingSends.ITEMS - taken.size()), share);
      if (items.isEmpty()) {
        lines.close(line);
      } else {
        served.add(line);
        taken.addAll(items);
      }
      left = taken.size() == QueueWaitingSends.ITEMS ? 0 : left - count(items);
    }
    if (!taken.isEmpty()) {
      queueWaitingSends.queue(some.getFirst().sender(), taken);
    }
    return Stream.concat(some.subList(turns, some.size()).stream(), served.stream()).toList();
  }

  private static int count(List<WaitingItem> items) {
    return items.stream().mapToInt(item -> item.sends().size()).sum();
  }

  /** The first items of a line: at most so many, up to the one that completes a share. */
  private List<WaitingItem> items(WaitingLine line, int most, int share) {
    var items = new ArrayList<WaitingItem>();
    var found = store.all(line.waiting().limit(most)).limit(most).iterator();
    for (int left = share; left > 0 && found.hasNext(); left -= items.getLast().sends().size()) {
      items.add(WaitingItem.of(line, found.next()));
    }
    return items;
  }
}
