package io.relance.application.launches;

import io.relance.application.agenda.Agenda;
import io.relance.application.agenda.DueAction;
import io.relance.application.agenda.DueKind;
import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.automations.Counters;
import io.relance.application.store.Ids;
import io.relance.application.store.Json;
import io.relance.application.store.Queues;
import io.relance.application.store.Transactions;
import io.relance.domain.files.ObjectStore;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Accepts launches: freezes the audience in the object store, counts the launch once, and queues
 * its pages. A launch whose pages were not all done is queued again by the agenda.
 */
public final class LaunchAutomation implements DueAction {
  private static final int PAGE = 1000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ItemStore store;
  private final Automations automations;
  private final ObjectStore objects;
  private final Queue queue;
  private final Agenda agenda;
  private final InstantSource clock;

  public LaunchAutomation(
      ItemStore store,
      Automations automations,
      ObjectStore objects,
      Queue queue,
      Agenda agenda,
      InstantSource clock) {
    this.store = store;
    this.automations = automations;
    this.objects = objects;
    this.queue = queue;
    this.agenda = agenda;
    this.clock = clock;
  }

  /** One of an audience, with the zone by which delays may part them later. */
  public record Person(String contact, String zone) {}

  /** A page to enrol, as it is queued. */
  public record PageMessage(String launch, int page) {}

  /** How a launch was taken. */
  public sealed interface Acceptance {
    record Accepted(Launch launch) implements Acceptance {}

    record NotActive() implements Acceptance {}

    record Unknown() implements Acceptance {}
  }

  /**
   * Launches an active automation.
   *
   * @param id names the launch: the same one is accepted once
   * @param audience each contact once
   */
  public Acceptance launch(String automation, String id, List<Person> audience) {
    var found = automations.find(automation);
    if (found.isEmpty()) {
      return new Acceptance.Unknown();
    }
    if (!found.orElseThrow().active()) {
      return new Acceptance.NotActive();
    }
    var launch = freeze(found.orElseThrow(), id, audience);
    var due = agenda.name(DueKind.LAUNCH, id, clock.instant().plus(PATIENCE));
    var counts = Map.of(Counters.TIMES_TRIGGERED, 1L);
    var written =
        Transactions.write(
            store,
            List.of(
                Write.putNew(launch.item()),
                Counters.add(automation, id, counts),
                agenda.put(due)));
    if (written.committed()) {
      queuePages(launch);
    }
    return new Acceptance.Accepted(launch);
  }

  /** A new launch's name. */
  public static String newId() {
    return "launch-" + Ids.random();
  }

  @Override
  public DueKind kind() {
    return DueKind.LAUNCH;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    var launch = store.get(Launch.key(subject)).map(Launch::of);
    return launch.filter(found -> queuePages(found) > 0).map(_ -> now.plus(PATIENCE));
  }

  /** Queues the pages that are not done; answers how many. */
  private int queuePages(Launch launch) {
    var messages =
        IntStream.range(0, launch.pages())
            .filter(page -> store.get(Launch.pageKey(launch.id(), page)).isEmpty())
            .mapToObj(page -> Json.write(new PageMessage(launch.id(), page)))
            .map(body -> Message.of(body).inGroup(launch.id()))
            .toList();
    if (!messages.isEmpty()) {
      queue.send(Queues.LAUNCHES, messages);
    }
    return messages.size();
  }

  private Launch freeze(Automation automation, String id, List<Person> audience) {
    var people = new ArrayList<>(audience);
    people.sort(Comparator.comparing(Person::zone));
    int pages = (people.size() + PAGE - 1) / PAGE;
    var launch =
        new Launch(
            id,
            automation.id(),
            automation.activation(),
            automation.version(),
            people.size(),
            pages,
            clock.instant());
    for (int page = 0; page < pages; page++) {
      var lines = new StringBuilder();
      people
          .subList(page * PAGE, Math.min(people.size(), (page + 1) * PAGE))
          .forEach(person -> lines.append(person.contact()).append('\n'));
      objects.put(
          launch.object(page),
          new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }
    return launch;
  }
}
