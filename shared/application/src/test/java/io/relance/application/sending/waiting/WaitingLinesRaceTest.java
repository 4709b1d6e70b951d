package io.relance.application.sending.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Queues;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.application.sending.model.DispatchMessage;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendIntent;
import io.relance.application.sending.model.SendKind;
import io.relance.application.sending.model.Sends;
import io.relance.application.sending.provider.ProviderPauses;
import io.relance.application.sending.rate.SenderRates;
import io.relance.application.sending.rate.SenderRates.Sender;
import io.relance.application.testing.RecordingSms;
import io.relance.application.testing.TestProject;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.SendId;
import io.relance.domain.queue.Received;
import io.relance.domain.store.Write;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D7.7: nothing that is added while lines are closed waits for ever")
class WaitingLinesRaceTest {
  private static final Sender SENDER = new Sender(Channel.SMS, "+33700000001", false);
  private static final int ADDERS = 3;
  private static final int EACH = 150;

  @TempDir private Path folder;
  private final HandClock clock = TestProject.clock();
  @AutoClose private SqliteDatabase database;
  private SqliteItemStore store;
  private SqliteQueue queue;
  private Schedule schedule;
  private SenderRates rates;
  private ReleaseWaitingSends release;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, clock);
    queue = new SqliteQueue(database, clock);
    schedule = new Schedule(store, _ -> {}, clock);
    rates = new SenderRates(store, clock, (_, _) -> 100_000);
    var project = TestProject.of(ZoneOffset.UTC, "FR", Set.of(SENDER.id()), new RecordingSms());
    release =
        new ReleaseWaitingSends(
            store,
            schedule,
            new QueueWaitingSends(store, queue, new Sends(store), rates, clock),
            rates,
            project.channelProviders(),
            new ProviderPauses(store, clock),
            clock,
            clock);
  }

  @Test
  void releasesAllThatWasAdded() throws Exception {
    try (var threads = Executors.newFixedThreadPool(ADDERS)) {
      var adders =
          IntStream.range(0, ADDERS)
              .<Future<?>>mapToObj(adder -> threads.submit(() -> add(adder)))
              .toList();
      while (!adders.stream().allMatch(Future::isDone)) {
        tick();
      }
      for (var adder : adders) {
        adder.get(1, TimeUnit.MINUTES);
      }
    }
    clock.pass(Duration.ofMinutes(1));
    tick();

    assertThat(released()).hasSize(ADDERS * EACH);
  }

  private void add(int adder) {
    var waiting = new WaitingSends(store, schedule, rates, clock);
    for (int at = 0; at < EACH; at++) {
      var send = send("send-" + adder + "-" + at);
      store.transact(List.of(Write.put(send.item())));
      waiting.add(SENDER, List.of(send));
    }
  }

  private Send send(String id) {
    var intent =
        new SendIntent(
            SendKind.CONFIRMATION,
            new ContactId("c1"),
            Channel.SMS,
            Purpose.TRANSACTIONAL,
            Optional.empty(),
            Optional.empty());
    return Send.queued(new SendId(id), intent, clock.instant());
  }

  private void tick() {
    schedule.tick(Map.of(DueKind.WAITING_SENDS, release));
  }

  private Set<SendId> released() {
    clock.pass(Duration.ofMinutes(3));
    var released = new HashSet<SendId>();
    List<Received> some;
    do {
      some = queue.receive(Queues.HANDOVERS, 10, Duration.ZERO);
      some.forEach(message -> released.addAll(DispatchMessage.parse(message.body()).sends()));
      queue.acknowledge(Queues.HANDOVERS, some);
    } while (!some.isEmpty());
    return released;
  }
}
