package io.relance.server;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import io.relance.application.admin.Actor;
import io.relance.application.admin.AuditScope;
import io.relance.application.admin.Role;
import io.relance.application.admin.SignInCodes;
import io.relance.application.admin.Tokens;
import io.relance.application.composition.Relance;
import io.relance.application.persistence.Ids;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.application.sending.provider.ChannelProvider;
import io.relance.config.Providers;
import io.relance.config.Settings;
import io.relance.server.audience.AudienceWorker;
import io.relance.server.audience.MembershipWorker;
import io.relance.server.metrics.PrometheusMetrics;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One machine's deployment: opened over a data folder, serving until it is closed. */
public final class Deployment implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);

  /** Where a server listens that is given no host: only programs of this machine reach it. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final Duration TICK = Duration.ofMinutes(1);
  private static final Duration FIRST_SWEEP = Duration.ofSeconds(10);
  private static final Duration SWEEP = Duration.ofHours(1);

  private final InstantSource clock;
  private final PrometheusMetrics metrics = new PrometheusMetrics();
  private final EmbeddedRuntime embeddedRuntime;
  private final Functions functions;
  private final AudienceWorker audienceWorker;
  private final MembershipWorker membershipWorker;
  private final List<QueuePoller> pumps = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final ReentrantLock ticking = new ReentrantLock();
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(Deployment::daemon);
  private final ServerChecks checks;
  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final Optional<String> newOwnerToken;

  /**
   * Opens the folder, resumes what was going on in it, and listens on a port (0: any) of loopback.
   */
  public Deployment(Settings settings, Path folder, int port) {
    this(settings, folder, port, Instant.now());
  }

  /** Opens the folder, resumes what was going on in it, and listens on an address. */
  public Deployment(Settings settings, Path folder, InetSocketAddress address) {
    this(settings, new Place(folder, address), Instant.now(), PortDecorators.none());
  }

  /** As above, in real time, with decorated ports. */
  Deployment(Settings settings, Path folder, int port, PortDecorators portDecorators) {
    this(settings, Place.onLoopback(folder, port), Instant.now(), portDecorators);
  }

  /** As above; a test clock begins at {@code start}. */
  public Deployment(Settings settings, Path folder, int port, Instant start) {
    this(settings, Place.onLoopback(folder, port), start, PortDecorators.none());
  }

  private record Place(Path folder, InetSocketAddress address) {
    static Place onLoopback(Path folder, int port) {
      return new Place(folder, InetSocketAddress.createUnresolved(LOOPBACK, port));
    }

    /** Where the HTTP server listens, as its settings. */
    Map<String, Object> listening() {
      return Map.of(
          "micronaut.server.host",
          address.getHostString(),
          "micronaut.server.port",
          address.getPort() == 0 ? -1 : address.getPort());
    }
  }

  private Deployment(Settings settings, Place place, Instant start, PortDecorators portDecorators) {
    clock = settings.testClock() ? TestClock.of(place.folder(), start) : InstantSource.system();
    var realTime = clock instanceof TestClock test ? test.realTime() : clock;
    var providers = new Providers(settings, clock, thisProcess(realTime));
    embeddedRuntime =
        new EmbeddedRuntime(
            place.folder(),
            clock,
            realTime,
            providers.project(),
            portDecorators,
            this::agenda,
            metrics);
    new ServerGauges(embeddedRuntime, clock, place.folder()).addTo(metrics);
    functions = new Functions(embeddedRuntime.relance());
    embeddedRuntime.performElementsBy(functions.elements());
    embeddedRuntime.alarm().start();
    audienceWorker = embeddedRuntime.audienceWorker(place.folder());
    membershipWorker = embeddedRuntime.membershipWorker();
    checks =
        new ServerChecks(place.folder(), embeddedRuntime::writeState, embeddedRuntime::damagedRows);
    checks.watch("thread of the alarm", embeddedRuntime.alarm()::isAlive);
    checks.watch("thread of segment members", membershipWorker::isAlive);
    checks.watch("clock of the engine", embeddedRuntime.engine()::isAlive);
    context =
        new HttpBeans(embeddedRuntime.relance(), settings, checks, others(place.folder()))
            .context(place.listening());
    startPumps();
    if (!settings.testClock()) {
      startTicks();
    }
    server = context.getBean(EmbeddedServer.class).start();
    audienceWorker.start();
    membershipWorker.start();
    // Last: a failed start must not create a token that is never shown.
    newOwnerToken = ownerToken(settings, embeddedRuntime.relance().administration().tokens());
    providers.warn();
    logStart(settings, place.folder());
  }

  /** The beans of routes that only a server has. */
  private List<?> others(Path folder) {
    var signInFolder =
        new SignInFolder(folder, embeddedRuntime.relance().administration().signInCodes());
    return Stream.concat(
            Stream.of(metrics, embeddedRuntime.objects(), signInFolder), clockwork().stream())
        .toList();
  }

  private void logStart(Settings settings, Path folder) {
    var channels = embeddedRuntime.relance().project().channelProviders();
    LOG.info(
        "Started Relance {} on {}: data folder {}, time zone {}, test clock {}, SMS by {}, email"
            + " by {}, WhatsApp by {}",
        Version.current(),
        address(),
        folder.toAbsolutePath(),
        settings.timeZone(),
        settings.testClock() ? "on" : "off",
        channels.texts().stream().map(ChannelProvider::name).collect(Collectors.joining(" and ")),
        channels.email().name(),
        channels.whatsApp().name());
  }

  public URI address() {
    return server.getURI();
  }

  /** The owner's token, when this start made it; it is never shown again. */
  public Optional<String> newOwnerToken() {
    return newOwnerToken;
  }

  /**
   * A new link that signs the owner in.
   *
   * @param server the address of this server as the owner reaches it
   */
  public String signInLink(URI server) {
    var administration = embeddedRuntime.relance().administration();
    var owner = administration.tokens().longestOwner().orElseThrow();
    var code = AuditScope.as(Actor.SERVER, () -> administration.signInCodes().create(owner));
    return SignInCodes.link(server, code);
  }

  /** Why the process cannot go on and must be started again; empty while it can. */
  public Optional<String> fault() {
    return checks.fault();
  }

  public Relance relance() {
    return embeddedRuntime.relance();
  }

  /** The routes that it answers. */
  Router routes() {
    return context.getBean(Router.class);
  }

  /** Takes no more requests and messages, lets go what was begun, and closes the folder. */
  @Override
  public void close() {
    LOG.info("Stopping: no more requests are accepted");
    server.stop();
    ticks.shutdownNow();
    pumps.forEach(QueuePoller::stop);
    embeddedRuntime.queue().stopReceiving();
    threads.forEach(Deployment::join);
    context.close();
    membershipWorker.close();
    audienceWorker.close();
    embeddedRuntime.close();
    LOG.info("Stopped");
  }

  private void startPumps() {
    functions.readings().stream()
        .flatMap(reading -> reading.pumps(embeddedRuntime.queue()))
        .forEach(
            pump -> {
              pumps.add(pump);
              var thread = Thread.ofPlatform().name(pump.name().name()).daemon().start(pump);
              threads.add(thread);
              checks.watch(pump, thread);
            });
  }

  private void startTicks() {
    var _ = ticks.scheduleAtFixedRate(this::agenda, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    var _ =
        ticks.scheduleAtFixedRate(
            () -> guarded(functions::sweep),
            FIRST_SWEEP.toMillis(),
            SWEEP.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Fires what is due, one tick at a time. */
  private void agenda() {
    ticking.lock();
    try {
      guarded(functions::tick);
    } finally {
      ticking.unlock();
    }
  }

  private static void guarded(Runnable action) {
    try {
      action.run();
    } catch (Throwable failure) {
      // What a scheduled task throws would end its schedule.
      LOG.error("A tick failed; the next one goes on", failure);
    }
  }

  private Optional<TestClockDriver> clockwork() {
    return clock instanceof TestClock test
        ? Optional.of(
            new TestClockDriver(
                test,
                List.of(
                    new IdleProbes.Messages(embeddedRuntime.queue(), pumps, test),
                    new IdleProbes.Engine(embeddedRuntime.engine()),
                    new IdleProbes.Members(membershipWorker),
                    new IdleProbes.Timer(embeddedRuntime.alarm(), ticking, this::agenda))))
        : Optional.empty();
  }

  /** Whoever handed messages over before this start is dead. */
  private static WorkerLeases thisProcess(InstantSource realTime) {
    return WorkerLeases.singleProcess(Ids.random(), realTime);
  }

  private static Optional<String> ownerToken(Settings settings, Tokens tokens) {
    if (settings.ownerToken().isPresent()) {
      tokens.keepOwner(settings.ownerToken().orElseThrow().value());
      return Optional.empty();
    }
    return tokens.all().stream().anyMatch(token -> token.role() == Role.OWNER)
        ? Optional.empty()
        : Optional.of(
            AuditScope.as(Actor.SERVER, () -> tokens.create("owner", Role.OWNER)).secret());
  }

  private static Thread daemon(Runnable action) {
    return Thread.ofPlatform().name("agenda").daemon().unstarted(action);
  }

  private static void join(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
