package io.relance.application.sending.waiting;

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
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.Received;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.testkit.crash.EffectWatch;
import io.relance.testkit.crash.WatchedQueue;
import io.relance.testkit.fault.FaultyItemStore;
import io.relance.testkit.fault.StoreFaults;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sends that wait for one sender, on the real store and queue. */
final class WaitingFixture implements AutoCloseable {
  private static final Sender SENDER = new Sender(Channel.SMS, "+33700000001", false);

  private final HandClock clock = TestProject.clock();
  private final SqliteDatabase database;
  private final ItemStore store;
  private final Queue queue;
  private final Schedule schedule;
  private final SenderRates rates;
  private final WaitingSendsDue release;

  WaitingFixture(Path folder) {
    this(folder, StoreFaults.none(), Optional.empty());
  }

  /** Only the release meets these faults, and is watched. */
  WaitingFixture(Path folder, StoreFaults faults, Optional<EffectWatch> watch) {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, clock);
    queue = new SqliteQueue(database, clock);
    schedule = new Schedule(store, _ -> {}, clock);
    rates = new SenderRates(store, clock, (_, _) -> 100_000);
    var faulty = new FaultyItemStore(store, faults);
    var watched = watch.<Queue>map(it -> new WatchedQueue(queue, it)).orElse(queue);
    var project = TestProject.of(ZoneOffset.UTC, "FR", Set.of(SENDER.id()), new RecordingSms());
    release =
        new WaitingSendsDue(
            faulty,
            schedule,
            new QueueWaitingSends(faulty, watched, new Sends(faulty), rates, clock),
            rates,
            project.channelProviders(),
            new ProviderPauses(store, clock),
            clock,
            clock);
  }

  /** Lets a new send wait. */
  void add(String id) {
    var send = send(id);
    store.transact(List.of(Write.put(send.item())));
    again(send);
  }

  /** Lets a send wait that waited before. */
  void again(SendId id) {
    again(new Sends(store).find(id).orElseThrow());
  }

  private void again(Send send) {
    new WaitingSends(store, schedule, rates, clock).add(SENDER, List.of(send));
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

  void tick() {
    schedule.tick(Map.of(DueKind.WAITING_SENDS, release));
  }

  /** A minute later. */
  void nextTick() {
    clock.pass(Duration.ofMinutes(1));
    tick();
  }

  /** What was queued since the last call; three minutes pass. */
  List<SendId> released() {
    clock.pass(Duration.ofMinutes(3));
    var released = new ArrayList<SendId>();
    List<Received> some;
    do {
      some = queue.receive(Queues.HANDOVERS, 10, Duration.ZERO);
      some.forEach(message -> released.addAll(DispatchMessage.parse(message.body()).sends()));
      queue.acknowledge(Queues.HANDOVERS, some);
    } while (!some.isEmpty());
    return released;
  }

  @Override
  public void close() {
    database.close();
  }
}
