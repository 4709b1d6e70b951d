package io.relance.application.launches;

import io.relance.application.admin.Audit;
import io.relance.application.admin.AuditScope;
import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.automations.Cohort;
import io.relance.application.automations.CountChanges;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.objectstore.ObjectStore;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts launches: freezes the audience in the object store, counts the launch once, and queues
 * its pages. The schedule queues remaining pages again.
 */
public final class LaunchAutomation implements DueAction {
  private static final Logger LOG = LoggerFactory.getLogger(LaunchAutomation.class);

  /** The size of a page: that of a wave. */
  public static final int PAGE = 1000;

  private static final Duration RETRY_AFTER = Duration.ofMinutes(5);

  private final ItemStore store;
  private final Automations automations;
  private final ObjectStore objects;
  private final Queue queue;
  private final Schedule schedule;
  private final ZoneId zone;
  private final InstantSource clock;
  private final int page;

  /**
   * @param page how many contacts a page has at most
   */
  public LaunchAutomation(
      ItemStore store,
      Automations automations,
      ObjectStore objects,
      Queue queue,
      Schedule schedule,
      ZoneId zone,
      InstantSource clock,
      int page) {
    this.store = store;
    this.automations = automations;
    this.objects = objects;
    this.queue = queue;
    this.schedule = schedule;
    this.zone = zone;
    this.clock = clock;
    this.page = page;
  }

  /** A contact of an audience, with the time zone by which delays may branch later. */
  public record AudienceMember(ContactId contact, String zone) {}

  /** A page to enrol, as it is queued. */
  public record PageMessage(LaunchId launch, int page) {}

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
   * @param with what is written in the transaction that accepts it, and decides with it
   */
  public record Request(
      AutomationId automation, LaunchId launch, LaunchAudience audience, List<Write> with) {
    public Request {
      with = List.copyOf(with);
    }
  }

  /**
   * Launches an active automation.
   *
   * @param id the id of the launch, which is accepted once
   * @param people each contact of the audience once
   */
  public Acceptance launch(
      AutomationId automation, LaunchId id, LaunchAudience audience, List<AudienceMember> people) {
    return launch(new Request(automation, id, audience, List.of()), people);
  }

  /**
   * Launches an active automation.
   *
   * @param people each contact of the audience once
   */
  public Acceptance launch(Request request, List<AudienceMember> people) {
    var automation = request.automation();
    var id = request.launch();
    var earlier = store.get(Launch.key(id)).map(Launch::of);
    if (earlier.isPresent()) {
      queuePages(earlier.orElseThrow());
      return new Acceptance.Accepted(earlier.orElseThrow());
    }
    var found = automations.find(automation);
    if (found.isEmpty()) {
      return new Acceptance.Unknown();
    }
    if (!found.orElseThrow().active()) {
      return new Acceptance.NotActive();
    }
    var due = schedule.entry(DueKind.LAUNCH, id.value(), clock.instant().plus(RETRY_AFTER));
    Transactions.write(store, List.of(schedule.put(due)));
    var launch = freeze(found.orElseThrow(), id, request.audience(), people);
    var writes = accepting(launch);
    writes.addAll(request.with());
    var written = Transactions.write(store, writes);
    if (written.committed()) {
      LOG.info("Launch {} of automation {} begins for {} contacts", id, automation, people.size());
      queuePages(launch);
    }
    return new Acceptance.Accepted(launch);
  }

  private List<Write> accepting(Launch launch) {
    var cohort =
        new Cohort(launch.automation(), launch.version(), LocalDate.ofInstant(launch.at(), zone));
    var counts = new CountChanges();
    counts.triggered(1);
    var writes = new ArrayList<Write>();
    writes.add(Write.putNew(launch.item()));
    writes.add(Write.put(launch.reference()));
    writes.addAll(counts.writes(cohort, launch.id().value()));
    var after = Json.write(Map.of("launchId", launch.id().value()));
    var change = new Audit.Change("automation.launch", launch.automation().value(), "", after);
    writes.addAll(AuditScope.entry(change, launch.at()));
    return writes;
  }

  /** A new launch id. */
  public static String newId() {
    return "launch-" + Ids.random();
  }

  @Override
  public DueKind kind() {
    return DueKind.LAUNCH;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    var launch = store.get(Launch.key(new LaunchId(subject))).map(Launch::of);
    if (launch.isEmpty()) {
      deletePages(subject);
    }
    return launch.filter(found -> queuePages(found) > 0).map(_ -> now.plus(RETRY_AFTER));
  }

  /** Deletes the pages of a launch that crashed before it was accepted. */
  private void deletePages(String id) {
    objects.list(Launch.objects(id)).toList().forEach(objects::delete);
  }

  /** Queues the pages that are not done; returns how many. */
  private int queuePages(Launch launch) {
    var messages =
        IntStream.range(0, launch.pages())
            .filter(number -> store.get(Launch.pageKey(launch.id().value(), number)).isEmpty())
            .mapToObj(number -> Json.write(new PageMessage(launch.id(), number)))
            .map(body -> Message.of(body).inGroup(launch.id().value()))
            .toList();
    if (!messages.isEmpty()) {
      queue.send(Queues.LAUNCHES, messages);
    }
    return messages.size();
  }

  private Launch freeze(
      Automation automation, LaunchId id, LaunchAudience audience, List<AudienceMember> given) {
    var people = new ArrayList<>(given);
    people.sort(Comparator.comparing(AudienceMember::zone));
    int pages = Math.ceilDiv(people.size(), page);
    var launch =
        new Launch(
            id,
            automation.id(),
            automation.activation(),
            automation.version(),
            audience,
            people.size(),
            pages,
            clock.instant(),
            Optional.empty());
    for (int number = 0; number < pages; number++) {
      var lines = new StringBuilder();
      people
          .subList(number * page, Math.min(people.size(), (number + 1) * page))
          .forEach(audienceMember -> lines.append(audienceMember.contact()).append('\n'));
      objects.put(
          launch.object(number),
          new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }
    return launch;
  }
}
