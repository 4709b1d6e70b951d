package io.relance.application.launches;

import io.relance.application.automations.Cohort;
import io.relance.application.automations.CountChanges;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.JobProgress;
import io.relance.application.jobs.JobStep;
import io.relance.application.jobs.JobWork;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.LaunchId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Freezes the audience of a launch into pages, at the time the launch starts, and queues them.
 *
 * <p>A page has contacts of one time zone, by which delays may branch later; what is left of each
 * zone shares the last pages. Only the pages that are being filled are in memory. After a crash it
 * begins again as another attempt, whose pages have other names: no contact is enrolled before all
 * pages of one attempt are stored.
 */
public final class FreezeLaunch implements JobWork {
  private static final int CONTACTS_IN_A_PART = 2_000;

  private static final Logger LOG = LoggerFactory.getLogger(FreezeLaunch.class);

  private final ItemStore store;
  private final Audiences audiences;
  private final LaunchPages pages;
  private final PublishedFlows flows;
  private final ZoneId zone;
  private final InstantSource clock;

  /**
   * @param zone the time zone of the project, whose days the counts of its automations have
   */
  public FreezeLaunch(
      ItemStore store,
      Audiences audiences,
      LaunchPages pages,
      PublishedFlows flows,
      ZoneId zone,
      InstantSource clock) {
    this.store = store;
    this.audiences = audiences;
    this.pages = pages;
    this.flows = flows;
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public JobKind kind() {
    return JobKind.FREEZE_LAUNCH;
  }

  @Override
  public Session open(Job job) {
    return new Freezing(new LaunchId(job.subject()));
  }

  /** What is left of an audience, and the duplicates in what was taken of it. */
  private record Source(Iterator<List<AudienceMember>> members, FrozenDuplicates duplicates) {}

  /** The pages of one launch, filled from its audience. */
  private final class Freezing implements Session {
    private final LaunchId id;
    private final String attempt = Ids.random();
    private final TreeMap<String, List<FrozenContact>> open = new TreeMap<>();
    private Optional<Source> source = Optional.empty();
    private int size;
    private int written;

    Freezing(LaunchId id) {
      this.id = id;
    }

    @Override
    public JobStep next() {
      var launch = store.get(Launch.key(id)).map(Launch::of);
      var waiting = launch.filter(Launch::isScheduled).filter(found -> !found.cancelled());
      return waiting.map(this::next).orElseGet(() -> end(launch));
    }

    /** Leaves nothing behind of this attempt, and queues the pages of the one that succeeded. */
    private JobStep end(Optional<Launch> launch) {
      var frozen = launch.filter(found -> !found.isScheduled());
      if (frozen.isEmpty()) {
        pages.deleteAll(id);
      } else {
        pages.deleteRest(frozen.orElseThrow());
        pages.queue(frozen.orElseThrow());
      }
      return new JobStep.Finished(progress(), Json.write(Map.of("launchId", id.value())));
    }

    private JobStep next(Launch launch) {
      if (launch.startsAt().isAfter(clock.instant())) {
        return new JobStep.Paused(JobProgress.NONE, launch.startsAt());
      }
      var from = source.orElseGet(() -> source(launch));
      source = Optional.of(from);
      if (from.members().hasNext()) {
        from.members()
            .next()
            .forEach(
                member -> {
                  from.duplicates().add(size, member);
                  add(launch, member);
                });
        return new JobStep.Continued(progress());
      }
      writeRest(launch);
      pages.putDuplicates(id, attempt, from.duplicates().positions());
      start(launch);
      return end(store.get(Launch.key(id)).map(Launch::of));
    }

    private Source source(Launch launch) {
      var taken = new Audiences.Taken(launch.audience(), pages.given(id), launch.criteriaAt(zone));
      return new Source(
          audiences.members(taken, CONTACTS_IN_A_PART),
          new FrozenDuplicates(flows.flow(launch.automation(), launch.version())));
    }

    private void add(Launch launch, AudienceMember member) {
      var page = open.computeIfAbsent(member.zone(), _ -> new ArrayList<>());
      page.add(new FrozenContact(member.contact(), size, member.zone()));
      size++;
      if (page.size() == launch.frozen().pageSize()) {
        pages.putPage(id, attempt, written++, page);
        open.remove(member.zone());
      }
    }

    private void writeRest(Launch launch) {
      var rest = open.values().stream().flatMap(List::stream).toList();
      var most = launch.frozen().pageSize();
      for (int from = 0; from < rest.size(); from += most) {
        pages.putPage(
            id, attempt, written++, rest.subList(from, Math.min(rest.size(), from + most)));
      }
      open.clear();
    }

    /** Stores that the audience is taken, and counts the launch; refused if that has happened. */
    private void start(Launch launch) {
      var now = clock.instant();
      var counts = new CountChanges();
      counts.triggered(1);
      var cohort =
          new Cohort(launch.automation(), launch.version(), LocalDate.ofInstant(now, zone));
      var writes = new ArrayList<Write>();
      writes.add(launch.freeze(attempt, size, written, now));
      writes.addAll(counts.writes(cohort, id.value()));
      if (Transactions.write(store, writes).committed()) {
        LOG.info("Launch {} begins for {} contacts", id, size);
      }
    }

    private JobProgress progress() {
      return new JobProgress(size, Optional.empty(), "");
    }
  }
}
