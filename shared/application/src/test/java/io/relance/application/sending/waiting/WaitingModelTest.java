package io.relance.application.sending.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.scheduling.Schedule;
import io.relance.application.sending.model.DispatchMessage;
import io.relance.application.sending.model.Sends;
import io.relance.application.sending.provider.ProviderPauses;
import io.relance.application.sending.rate.SenderRates;
import io.relance.application.sending.rate.SenderRates.Sender;
import io.relance.application.testing.RecordingSms;
import io.relance.application.testing.TestProject;
import io.relance.domain.contact.Channel;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import io.relance.testkit.time.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D7.7, B4: millions of messages that wait for one sender, in virtual time")
class WaitingModelTest {
  /** Ten million give the figures of the decision record; fewer show the same. */
  private static final long MESSAGES = Long.getLong("relance.waiting", 1_000_000);

  private static final Sender SENDER = new Sender(Channel.SMS, "+33700000001", false);

  /** Each of four lines may queue one item more than its share. */
  private static final int LITTLE = 100;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final HandClock clock = TestProject.clock();

  @ParameterizedTest(name = "{0} a second, in messages of {1}")
  @CsvSource({"10, 8", "1000, 25"})
  void leavesAtTheRateFromTheFirstMinuteToTheLast(int perSecond, int together) {
    var lines =
        IntStream.range(0, 4)
            .mapToObj(part -> new WaitingLine(SENDER, Optional.empty(), "l", part))
            .toList();
    var store = new ManyWaitingSends(lines, MESSAGES, together);
    var queue = new CountingQueue();
    var release = release(store, queue, perSecond);
    var subject = WaitingSendsSubject.eachMinute(WaitingLine.name(SENDER)).text();
    double eachMinute = perSecond * 0.9 * 60;

    int minutes = 0;
    for (; !store.isEmpty(); minutes++) {
      var _ = release.fire(subject, clock.instant());
      assertThat(queue.sends)
          .isBetween(
              Math.min(MESSAGES, (long) (eachMinute * (minutes + 1))),
              (long) (eachMinute * (minutes + 2)) + LITTLE);
      assertThat(queue.last)
          .isBefore(clock.instant().plus(SenderRates.LEASE_AHEAD_AFTER_WAITING).plusSeconds(5));
      clock.pass(MINUTE);
    }
    assertThat(queue.sends).isEqualTo(MESSAGES);
    assertThat(minutes)
        .isBetween((int) (MESSAGES / eachMinute) - 1, (int) (MESSAGES / eachMinute) + 2);
    // Each message is queued once; the rest is shared by those of a minute.
    assertThat(queue.messages).isEqualTo(MESSAGES / together);
    assertThat((double) (store.requests() + queue.requests) / MESSAGES).isLessThan(0.1);
    assertThat((double) store.writes() / MESSAGES).isLessThan(1.1 / together);
  }

  private WaitingSendsDue release(ManyWaitingSends store, Queue queue, int perSecond) {
    var rates = new SenderRates(store, clock, (_, _) -> perSecond);
    var project =
        TestProject.of(java.time.ZoneOffset.UTC, "FR", Set.of(SENDER.id()), new RecordingSms());
    return new WaitingSendsDue(
        store,
        new Schedule(store, _ -> {}, clock),
        new QueueWaitingSends(store, queue, new Sends(store), rates, clock),
        rates,
        project.channelProviders(),
        new ProviderPauses(store, clock),
        clock,
        clock);
  }

  /** Counts what is sent; nothing is received. */
  private static final class CountingQueue implements Queue {
    private long sends;
    private long messages;
    private long requests;
    private Instant last = Instant.EPOCH;

    @Override
    public void send(QueueName queue, List<Message> some) {
      requests += Math.ceilDiv(some.size(), 10);
      messages += some.size();
      for (var message : some) {
        var dispatch = DispatchMessage.parse(message.body());
        sends += dispatch.sends().size();
        last = dispatch.slot().orElseThrow().at();
      }
    }

    @Override
    public List<Received> receive(QueueName queue, int max, Duration wait) {
      return List.of();
    }

    @Override
    public void acknowledge(QueueName queue, List<Received> received) {}

    @Override
    public void release(QueueName queue, Received message, Duration after) {}

    @Override
    public Map<QueueName, List<Received>> receiveDead(Collection<QueueName> queues, int max) {
      return Map.of();
    }

    @Override
    public void acknowledgeDead(QueueName queue, List<Received> received) {}
  }
}
