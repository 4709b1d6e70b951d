package io.relance.application.shophistory;

import io.relance.application.admin.AuditScope;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.Jobs;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.id.JobId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.domain.time.NextWeekday;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Starts the fetch of the shop's history, and from then on each night a fetch of what changed since
 * the last one.
 */
public final class ShopHistory implements DueAction {
  private static final ItemKey KEY = new ItemKey(Tables.PLATFORM, "shop-history", "shop");
  private static final String SUBJECT = "shop";
  private static final String HISTORY = "history";
  private static final String RECONCILIATION = "reconciliation";
  private static final String SINCE = "since";
  private static final String NEXT = "next";
  private static final String REVISION = "revision";
  private static final LocalTime AT_NIGHT = LocalTime.of(3, 0);

  private final ItemStore store;
  private final Jobs jobs;
  private final ShopConnection connection;
  private final Schedule schedule;
  private final ZoneId zone;
  private final InstantSource clock;

  /**
   * @param zone in which it is night
   */
  public ShopHistory(
      ItemStore store,
      Jobs jobs,
      ShopConnection connection,
      Schedule schedule,
      ZoneId zone,
      InstantSource clock) {
    this.store = store;
    this.jobs = jobs;
    this.connection = connection;
    this.schedule = schedule;
    this.zone = zone;
    this.clock = clock;
  }

  /** The result of a request to fetch the history. */
  public sealed interface Started {
    record Accepted(Job job) implements Started {}

    /** Another one has not ended. */
    record Running(Job job) implements Started {}

    /** Settings are missing. */
    record NotConnected() implements Started {}
  }

  /**
   * What was fetched last, and what is next.
   *
   * @param history the last fetch of all records
   * @param reconciliation the last fetch of what changed
   * @param next the next one
   */
  public record Fetches(
      Optional<Job> history, Optional<Job> reconciliation, Optional<Instant> next) {
    /** The one that has not ended. */
    Optional<Job> running() {
      return history
          .filter(job -> !job.state().ended())
          .or(() -> reconciliation.filter(job -> !job.state().ended()));
    }
  }

  public Fetches fetches() {
    return fetches(store.get(KEY));
  }

  private Fetches fetches(Optional<Item> item) {
    return new Fetches(
        job(item, HISTORY),
        job(item, RECONCILIATION),
        item.flatMap(it -> it.text(NEXT)).map(Instant::parse));
  }

  private Optional<Job> job(Optional<Item> item, String name) {
    return item.flatMap(it -> it.text(name)).map(JobId::new).flatMap(jobs::find);
  }

  /** The name of the file of a job's records that could not be read. */
  public static String unreadableFile(Job job) {
    return UnreadableRecords.file(job.id());
  }

  /** Starts a fetch of all records. A second one changes nothing that is stored already. */
  public Started start() {
    return connection.shop().isEmpty()
        ? new Started.NotConnected()
        : OptimisticRetry.retry("shop history", SUBJECT, this::tryToStart);
  }

  private Optional<Started> tryToStart() {
    var item = store.get(KEY);
    var running = fetches(item).running();
    if (running.isPresent()) {
      return Optional.of(new Started.Running(running.orElseThrow()));
    }
    var night = fetches(item).next().filter(next -> next.isAfter(clock.instant()));
    var job = jobs.create(new JobId(Ids.random()), JobKind.SHOP_HISTORY, SUBJECT);
    var writes = new ArrayList<>(begin(item, job, HISTORY, night.orElseGet(this::nextNight)));
    writes.addAll(AuditScope.entry("shop.fetch-history", job.id().value(), clock.instant()));
    if (!Transactions.write(store, writes).committed()) {
      return Optional.empty();
    }
    jobs.wake(job.id());
    return Optional.of(new Started.Accepted(job));
  }

  /** The writes that begin a fetch, unless another one began since the item was read. */
  private List<Write> begin(Optional<Item> item, Job job, String name, Instant next) {
    var revision = item.map(it -> it.number(REVISION)).orElse(0L);
    var writes = new ArrayList<>(jobs.writes(job));
    writes.add(
        Write.update(
            KEY,
            item.isEmpty() ? Precondition.absent() : Precondition.equal(REVISION, revision),
            Edit.set(name, job.id().value()),
            Edit.set(NEXT, Instants.text(next)),
            Edit.set(REVISION, revision + 1)));
    writes.add(schedule.put(schedule.entry(DueKind.SHOP, SUBJECT, next)));
    return writes;
  }

  private Instant nextNight() {
    return NextWeekday.after(clock.instant(), EnumSet.allOf(DayOfWeek.class), AT_NIGHT, zone);
  }

  /** All records of a job were processed: the next one asks for what changed since it began. */
  void fetched(Job job) {
    var began = Instants.text(job.createdAt());
    store
        .get(KEY)
        .filter(item -> item.text(SINCE).filter(since -> since.compareTo(began) >= 0).isEmpty())
        .ifPresent(
            _ ->
                Transactions.write(
                    store,
                    List.of(Write.update(KEY, Precondition.present(), Edit.set(SINCE, began)))));
  }

  @Override
  public DueKind kind() {
    return DueKind.SHOP;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    return connection.shop().isEmpty()
        ? Optional.empty()
        : OptimisticRetry.retry("shop history", SUBJECT, () -> tryToReconcile(now));
  }

  /** When to look again; itself empty when nothing was ever fetched, empty to retry. */
  private Optional<Optional<Instant>> tryToReconcile(Instant now) {
    var item = store.get(KEY);
    var fetches = fetches(item);
    if (fetches.next().isEmpty() || fetches.next().orElseThrow().isAfter(now)) {
      return Optional.of(fetches.next());
    }
    var night = nextNight();
    var since = item.flatMap(it -> it.text(SINCE));
    if (since.isEmpty() || fetches.running().isPresent()) {
      return Optional.of(Optional.of(night));
    }
    var job =
        jobs.create(new JobId(Ids.random()), JobKind.SHOP_RECONCILIATION, since.orElseThrow());
    if (!Transactions.write(store, begin(item, job, RECONCILIATION, night)).committed()) {
      return Optional.empty();
    }
    jobs.wake(job.id());
    return Optional.of(Optional.of(night));
  }
}
