package io.relance.application.launches;

import io.relance.application.admin.Audit;
import io.relance.application.admin.AuditScope;
import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.Jobs;
import io.relance.application.jobs.StartJobs;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.JobId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts launches: stores the launch with the job that freezes its audience, and does the first
 * parts of the job, which are all of a small launch.
 */
public final class LaunchAutomation {
  /** The size of a page: that of a wave. */
  public static final int PAGE = 1000;

  /** So many parts of freezing are done before a request is answered. */
  private static final int PARTS = 6;

  private static final Logger LOG = LoggerFactory.getLogger(LaunchAutomation.class);

  private final ItemStore store;
  private final Automations automations;
  private final LaunchPages pages;
  private final Jobs jobs;
  private final StartJobs startJobs;
  private final InstantSource clock;
  private final int page;

  /**
   * @param page how many contacts a page has at most
   */
  public LaunchAutomation(
      ItemStore store,
      Automations automations,
      LaunchPages pages,
      Jobs jobs,
      StartJobs startJobs,
      InstantSource clock,
      int page) {
    this.store = store;
    this.automations = automations;
    this.pages = pages;
    this.jobs = jobs;
    this.startJobs = startJobs;
    this.clock = clock;
    this.page = page;
  }

  /** The result of a launch request. */
  public sealed interface Acceptance {
    record Accepted(Launch launch) implements Acceptance {}

    record NotActive() implements Acceptance {}

    record Unknown() implements Acceptance {}
  }

  /**
   * A launch to accept.
   *
   * @param launch its id, which is accepted once
   * @param contacts those of an audience of contacts, each once
   * @param start when it starts; empty for now
   * @param with what is written in the transaction that accepts it, and decides with it
   */
  public record Request(
      AutomationId automation,
      LaunchId launch,
      LaunchAudience audience,
      List<ContactId> contacts,
      Optional<LaunchStart> start,
      List<Write> with) {
    public Request {
      contacts = List.copyOf(contacts);
      with = List.copyOf(with);
    }

    /** A launch for an audience that starts now. */
    public static Request now(AutomationId automation, LaunchId launch, LaunchAudience audience) {
      return new Request(automation, launch, audience, List.of(), Optional.empty(), List.of());
    }

    /** A launch for contacts that starts now. */
    public static Request now(AutomationId automation, LaunchId launch, List<ContactId> contacts) {
      var audience = LaunchAudience.of(contacts);
      return new Request(automation, launch, audience, contacts, Optional.empty(), List.of());
    }
  }

  /** Launches an active automation. */
  public Acceptance launch(Request request) {
    var earlier = store.get(Launch.key(request.launch())).map(Launch::of);
    if (earlier.isPresent()) {
      return new Acceptance.Accepted(begun(earlier.orElseThrow()));
    }
    var found = automations.find(request.automation());
    if (found.isEmpty()) {
      return new Acceptance.Unknown();
    }
    if (!found.orElseThrow().active()) {
      return new Acceptance.NotActive();
    }
    Transactions.write(store, List.of(pages.watch(request.launch())));
    if (!request.contacts().isEmpty()) {
      pages.putGiven(request.launch(), request.contacts());
    }
    var launch = accepted(found.orElseThrow(), request);
    var writes = accepting(launch);
    writes.addAll(request.with());
    if (Transactions.write(store, writes).committed()) {
      LOG.info("Launch {} of automation {} is accepted", launch.id(), launch.automation());
    }
    return new Acceptance.Accepted(begun(launch));
  }

  private Launch accepted(Automation automation, Request request) {
    var now = clock.instant();
    return new Launch(
        request.launch(),
        automation.id(),
        automation.activation(),
        automation.version(),
        request.audience(),
        now,
        request.start().orElseGet(() -> LaunchStart.at(now)),
        Launch.Frozen.notYet(page),
        Optional.empty(),
        Optional.empty());
  }

  /** The launch after the first parts of its freezing. */
  private Launch begun(Launch launch) {
    var id = jobId(launch.id());
    jobs.find(id).filter(job -> !job.state().ended()).ifPresent(job -> startJobs.begin(job, PARTS));
    return store.get(Launch.key(launch.id())).map(Launch::of).orElse(launch);
  }

  private List<Write> accepting(Launch launch) {
    var writes = new ArrayList<Write>();
    writes.add(Write.putNew(launch.item()));
    writes.add(Write.put(launch.reference()));
    writes.addAll(
        jobs.writes(jobs.create(jobId(launch.id()), JobKind.FREEZE_LAUNCH, launch.id().value())));
    var after = Json.write(Map.of("launchId", launch.id().value()));
    var change = new Audit.Change("automation.launch", launch.automation().value(), "", after);
    writes.addAll(AuditScope.entry(change, launch.at()));
    return writes;
  }

  /** The job that freezes the audience of a launch. */
  static JobId jobId(LaunchId launch) {
    return new JobId(Ids.hash("freeze-launch", launch.value()));
  }

  /** A new launch id. */
  public static String newId() {
    return "launch-" + Ids.random();
  }
}
