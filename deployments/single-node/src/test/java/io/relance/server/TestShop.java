package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.activation.ActivationNote;
import io.relance.application.automations.NewAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.composition.Ports;
import io.relance.application.composition.Project;
import io.relance.application.composition.Relance;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.launches.LaunchAutomation;
import io.relance.application.lists.CreateListResult;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.gate.SendingLimits;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.application.sending.rate.SenderRates;
import io.relance.application.sending.rate.SenderRates.Lease;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.AutomationId;
import io.relance.domain.metrics.Recorder;
import io.relance.domain.queue.Queue;
import io.relance.domain.store.Edit;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import io.relance.embedded.queue.QueueCounts;
import io.relance.testkit.crash.Effect;
import io.relance.testkit.crash.EffectWatch;
import io.relance.testkit.crash.WatchedFlowEngine;
import io.relance.testkit.crash.WatchedItemStore;
import io.relance.testkit.crash.WatchedObjectStore;
import io.relance.testkit.crash.WatchedQueue;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The life of one process: the machinery of a server, run by hand on a clock that is moved. */
final class TestShop implements AutoCloseable {
  static final String OURS = "+33700000001";
  private static final EffectWatch NOBODY =
      new EffectWatch() {
        @Override
        public void before(Effect effect) {}

        @Override
        public void after(Effect effect) {}
      };

  static final int RATE = 1000;
  private static final Duration TICK = Duration.ofMinutes(10);
  private static final QueueCounts EMPTY = new QueueCounts(0, 0, 0, 0);
  private static final long LOOK_NANOS = 100_000;

  private final Outside outside;
  private final int smsRate;
  private final AtomicReference<Ports> ports = new AtomicReference<>();
  private final AtomicReference<Ports> watched = new AtomicReference<>();
  private final EmbeddedRuntime embeddedRuntime;
  private final Functions functions;
  private final List<QueuePoller> pumps;

  TestShop(Outside outside, EffectWatch watch) {
    this(outside, watch, UnaryOperator.identity());
  }

  /** {@code more} stands before the ports as well. */
  TestShop(Outside outside, EffectWatch watch, UnaryOperator<Ports> more) {
    this(outside, watch, more, RATE);
  }

  private TestShop(Outside outside, EffectWatch watch, UnaryOperator<Ports> more, int smsRate) {
    this.outside = outside;
    this.smsRate = smsRate;
    embeddedRuntime =
        new EmbeddedRuntime(
            outside.folder(),
            outside.clock(),
            outside.clock(),
            project(watch),
            fittings(watch, more),
            () -> {},
            Recorder.none());
    functions = new Functions(embeddedRuntime.relance());
    embeddedRuntime.performElementsBy(functions.elements());
    embeddedRuntime.alarm().start();
    pumps =
        functions.readings().stream()
            .map(reading -> reading.pumps(embeddedRuntime.queue()).findFirst().orElseThrow())
            .toList();
  }

  /** A life that nobody watches. */
  static TestShop undisturbed(Outside outside) {
    return new TestShop(outside, NOBODY);
  }

  /** A life that is only counted, with so many texts a second. */
  static TestShop metered(Outside outside, Meters meters, int smsRate) {
    return new TestShop(
        outside,
        NOBODY,
        ports ->
            new Ports(
                new MeteredItemStore(ports.store(), meters),
                new MeteredQueue(ports.queue(), meters),
                ports.engine(),
                ports.alarm(),
                ports.objects(),
                ports.clock(),
                ports.realTime()),
        smsRate);
  }

  /** Reserves the sender of texts for so long that what comes now has to wait as items. */
  void reserveAMinute() {
    var rates = new SenderRates(watched().store(), outside.clock(), (_, _) -> smsRate);
    var texts = new SenderRates.Sender(Channel.SMS, OURS, false);
    Lease lease = rates.lease(texts, smsRate, SenderRates.LEASE_AHEAD);
    while (lease instanceof Lease.Granted) {
      lease = rates.lease(texts, smsRate, SenderRates.LEASE_AHEAD);
    }
  }

  Relance relance() {
    return embeddedRuntime.relance();
  }

  FakeProviders carriers() {
    return outside.carriers();
  }

  Instant now() {
    return outside.clock().instant();
  }

  /** Launches as this process takes them, but in small pages. */
  LaunchAutomation launchesInPagesOf(int page) {
    return new LaunchAutomation(
        watched().store(),
        relance().authoring().automations(),
        relance().launching().pages(),
        relance().backgroundJobs().jobs(),
        relance().backgroundJobs().startJobs(),
        outside.clock(),
        page);
  }

  /** The key of a new list. */
  String list() {
    return ((CreateListResult.Made) relance().people().lists().create("Firsts")).list().key();
  }

  /** Answers a text again, as after a crash before it was noted that it is answered. */
  void answerAgain(String occurrence) {
    var key = ContactEventKeys.occurrence(occurrence);
    watched()
        .store()
        .transact(List.of(Write.update(key, Precondition.present(), Edit.remove("settledAt"))));
    relance().ingest().answerInboundText().answer(occurrence);
  }

  private Ports watched() {
    return Objects.requireNonNull(watched.get());
  }

  /** An automation that is active, by its name. */
  String activate(String name, String flow) {
    var made =
        relance()
            .authoring()
            .editAutomations()
            .create(NewAutomation.of(name, Json.tree(flow)))
            .orElseThrow();
    assertThat(
            relance()
                .authoring()
                .toggleAutomations()
                .activate(made.id(), ActivationNote.by("system")))
        .isInstanceOf(
            io.relance.application.activation.ToggleAutomations.Activation.Activated.class);
    return made.id().value();
  }

  /**
   * Makes a live automation run another definition of its flow, as an earlier version of the
   * compiler would have published it.
   *
   * @return the state machine that it runs now
   */
  String asCompiledBefore(AutomationId automation) {
    var live = relance().execution().flows().liveById(automation).orElseThrow();
    var definition =
        """
        {"QueryLanguage": "JSONata", "StartAt": "Earlier", "States": {"Earlier": {"Type": "Succeed"}}}
        """;
    var machine =
        watched().engine().publish(automation.value(), live.version(), definition).reference();
    watched().store().transact(PublishedFlows.recompiled(live, machine));
    return machine;
  }

  /** Adds an entry to the schedule, whatever its kind. */
  void schedule(String entry) {
    watched().store().transact(List.of(relance().execution().schedule().put(entry)));
  }

  /** How many entries of a kind the schedule has in the hour after the start. */
  long scheduled(String kind) {
    var hour = Math.floorDiv(Outside.START.getEpochSecond(), 3600);
    return IntStream.range(0, 4)
        .mapToObj(shard -> "due#" + hour + "#" + shard)
        .flatMap(bucket -> watched().store().all(Query.of(Tables.AGENDA, bucket)))
        .filter(item -> item.key().sort().contains("#" + kind + "#"))
        .count();
  }

  /** The hourly sweep. */
  void sweep() {
    functions.sweep();
    settle();
  }

  /** Does all that can be done now. */
  void settle() {
    int quiet = 0;
    while (quiet < 2) {
      var worked = pumps.stream().filter(pump -> pump.poll(Duration.ZERO)).count() > 0;
      if (!worked && !embeddedRuntime.engine().idle()) {
        LockSupport.parkNanos(LOOK_NANOS);
        worked = true;
      }
      quiet = worked ? 0 : quiet + 1;
    }
    assertSums();
  }

  /** Lets time pass, up to an instant, and does what becomes due on the way. */
  void until(Instant target) {
    var most = Duration.between(now(), target).dividedBy(12);
    until(target, most.compareTo(TICK) > 0 ? most : TICK);
  }

  private void until(Instant target, Duration tick) {
    functions.tick();
    settle();
    while (now().isBefore(target)) {
      var next = next(tick).filter(target::isAfter).orElse(target);
      outside.clock().pass(Duration.between(now(), next));
      embeddedRuntime.queue().wake();
      embeddedRuntime.engine().wake();
      functions.tick();
      settle();
    }
  }

  /** As {@link #until}, where nothing looks at the agenda but what asked to be woken. */
  void untilDue(Instant target) {
    until(target, Duration.between(now(), target));
  }

  private Optional<Instant> next(Duration tick) {
    return Stream.concat(
            Queues.ALL.stream().map(embeddedRuntime.queue()::nextDue),
            Stream.of(
                embeddedRuntime.engine().nextDue(),
                embeddedRuntime.alarm().nextDue(),
                Optional.of(now().plus(tick))))
        .flatMap(Optional::stream)
        .filter(now()::isBefore)
        .min(Instant::compareTo);
  }

  List<Functions.Reading> readings() {
    return functions.readings();
  }

  Queue queue() {
    return embeddedRuntime.queue();
  }

  boolean engineIsIdle() {
    return embeddedRuntime.engine().idle();
  }

  /** How many sends are in hand. */
  long inHand() {
    return sends("claimed");
  }

  private long sends(String state) {
    return ports
        .get()
        .store()
        .all(Query.of(Tables.SENDS, "sends").on(Tables.SENDS_LISTED))
        .filter(send -> send.text("state").equals(Optional.of(state)))
        .count();
  }

  Outcome outcome() {
    return Outcome.of(relance(), carriers().taken(), sends("unconfirmed"));
  }

  /** D5: the sum holds at every look. */
  private void assertSums() {
    for (var automation : relance().authoring().automations().all()) {
      var report = relance().authoring().counters().report(automation.id());
      ReportSums.assertHold(report);
    }
  }

  /** Nothing is under way, failed for good, or left lying about. */
  void assertQuiet() {
    assertThat(relance().administration().deadLetters().list(PageRequest.first(10)).letters())
        .isEmpty();
    assertThat(ports.get().objects().list("launches/")).as("objects of launches").isEmpty();
    assertThat(ports.get().objects().list("shop-facts/")).as("objects of facts").isEmpty();
    for (var queue : Queues.ALL) {
      assertThat(embeddedRuntime.queue().counts(queue)).as(queue.name()).isEqualTo(EMPTY);
    }
  }

  @Override
  public void close() {
    embeddedRuntime.close();
  }

  private Project project(EffectWatch watch) {
    return new Project(
        ZoneOffset.UTC,
        "FR",
        URI.create("https://relance.example.com"),
        smsRate,
        Set.of(OURS),
        true,
        SendingLimits.NONE,
        outside.carriers().watchedBy(watch),
        WorkerLeases.singleProcess(Ids.random(), outside.clock()));
  }

  private PortDecorators fittings(EffectWatch watch, UnaryOperator<Ports> more) {
    return new PortDecorators() {
      @Override
      public Ports around(Ports found) {
        ports.set(found);
        watched.set(
            more.apply(
                new Ports(
                    new WatchedItemStore(found.store(), watch),
                    new WatchedQueue(found.queue(), watch),
                    new WatchedFlowEngine(found.engine(), watch),
                    found.alarm(),
                    new WatchedObjectStore(found.objects(), watch),
                    found.clock(),
                    found.realTime())));
        return watched();
      }
    };
  }
}
