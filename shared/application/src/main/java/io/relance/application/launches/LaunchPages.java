package io.relance.application.launches;

import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.flow.Uniqueness;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.objectstore.ObjectStore;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The objects that hold the audience of a launch: the contacts that it was given, and the pages
 * that its audience is frozen into. Queues pages for enrollment; the schedule queues those that
 * remain again.
 */
public final class LaunchPages implements DueAction {
  private static final Duration RETRY_AFTER = Duration.ofMinutes(5);

  /** The subject of an entry that queues what remains of a launch, and is not repeated. */
  private static final String REMAINING = "remaining/";

  private final ItemStore store;
  private final ObjectStore objects;
  private final Queue queue;
  private final Schedule schedule;
  private final InstantSource clock;

  public LaunchPages(
      ItemStore store, ObjectStore objects, Queue queue, Schedule schedule, InstantSource clock) {
    this.store = store;
    this.objects = objects;
    this.queue = queue;
    this.schedule = schedule;
    this.clock = clock;
  }

  /** A page to enroll, as it is queued. */
  public record PageMessage(LaunchId launch, int page) {}

  /** The entry that looks after the pages of a launch, written before the first of them. */
  Write watch(LaunchId launch) {
    var due = clock.instant().plus(RETRY_AFTER);
    return schedule.put(schedule.entry(DueKind.LAUNCH, launch.value(), due));
  }

  /** Stores the contacts that a launch is given. */
  void putGiven(LaunchId launch, List<ContactId> contacts) {
    put(
        Launch.given(launch.value()),
        contacts.stream().map(ContactId::value).collect(Collectors.joining("\n")));
  }

  /** The contacts that a launch was given. */
  List<ContactId> given(LaunchId launch) {
    return objects
        .get(Launch.given(launch.value()))
        .map(content -> lines(content).map(ContactId::new).toList())
        .orElse(List.of());
  }

  /** Stores a page of an attempt to take the audience. */
  void putPage(LaunchId launch, String attempt, int number, List<FrozenContact> contacts) {
    var lines = contacts.stream().map(FrozenContact::line).collect(Collectors.joining("\n"));
    put(Launch.object(launch, attempt, number), lines);
  }

  /** Stores the positions of the duplicates in the audience that an attempt has taken. */
  void putDuplicates(LaunchId launch, String attempt, Map<Uniqueness, BitSet> positions) {
    positions.forEach(
        (by, some) ->
            objects.put(
                Launch.duplicates(launch, attempt, by),
                new ByteArrayInputStream(some.toByteArray())));
  }

  /** The positions of the duplicates in the audience of a frozen launch. */
  BitSet duplicates(Launch launch, Uniqueness by) {
    var name = Launch.duplicates(launch.id(), launch.frozen().attempt().orElseThrow(), by);
    return objects
        .get(name)
        .map(LaunchPages::bytes)
        .map(BitSet::valueOf)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Duplicates by " + by.code() + " of launch " + launch.id() + " not found"));
  }

  /** The contacts of a page of a frozen launch. */
  List<FrozenContact> page(Launch launch, int number) {
    return objects
        .get(name(launch, number))
        .map(content -> lines(content).map(FrozenContact::of).toList())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Page " + number + " of launch " + launch.id() + " not found"));
  }

  void deletePage(Launch launch, int number) {
    objects.delete(name(launch, number));
  }

  private static String name(Launch launch, int number) {
    return Launch.object(launch.id(), launch.frozen().attempt().orElseThrow(), number);
  }

  /** Deletes what a frozen launch no longer needs: the contacts given, and other attempts. */
  void deleteRest(Launch launch) {
    var pages = Launch.attempt(launch.id(), launch.frozen().attempt().orElseThrow());
    objects
        .list(Launch.objects(launch.id().value()))
        .filter(name -> !name.startsWith(pages))
        .toList()
        .forEach(objects::delete);
  }

  /** Deletes all objects of a launch. */
  void deleteAll(LaunchId launch) {
    objects.list(Launch.objects(launch.value())).toList().forEach(objects::delete);
  }

  /** Whether the pages of a frozen launch are done. */
  boolean areDone(Launch launch) {
    return left(launch).findAny().isEmpty();
  }

  private IntStream left(Launch launch) {
    return IntStream.range(0, launch.pages())
        .filter(number -> store.get(Launch.pageKey(launch.id().value(), number)).isEmpty());
  }

  /**
   * Queues the pages of a launch that are not done and whose time has come; the schedule queues the
   * next. Returns how many pages are not done.
   */
  int queue(Launch launch) {
    var now = clock.instant();
    var left = left(launch).boxed().toList();
    var due =
        left.stream()
            .takeWhile(
                page -> launch.cancelled() || launch.entersAt(page).filter(now::isBefore).isEmpty())
            .toList();
    var messages =
        due.stream()
            .map(page -> Json.write(new PageMessage(launch.id(), page)))
            .map(body -> Message.of(body).inGroup(launch.id().value()))
            .toList();
    if (!messages.isEmpty()) {
      queue.send(Queues.LAUNCHES, messages);
    }
    left.stream()
        .skip(due.size())
        .findFirst()
        .flatMap(launch::entersAt)
        .ifPresent(at -> scheduleNext(launch.id(), at));
    return left.size();
  }

  private void scheduleNext(LaunchId launch, Instant at) {
    var entry = remaining(launch, at);
    Transactions.write(store, List.of(schedule.put(entry)));
    schedule.wakeFor(entry);
  }

  @Override
  public DueKind kind() {
    return DueKind.LAUNCH;
  }

  /** The entry that queues at once what remains of a launch that is resumed or cancelled. */
  String resumption(LaunchId launch) {
    return remaining(launch, clock.instant());
  }

  private String remaining(LaunchId launch, Instant due) {
    return schedule.entry(DueKind.LAUNCH, REMAINING + launch, due);
  }

  /** Queues what remains of a launch; deletes the objects of one that was never accepted. */
  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    if (subject.startsWith(REMAINING)) {
      var named = new LaunchId(subject.substring(REMAINING.length()));
      store.get(Launch.key(named)).map(Launch::of).ifPresent(this::queueRemaining);
      return Optional.empty();
    }
    var id = new LaunchId(subject);
    var launch = store.get(Launch.key(id)).map(Launch::of);
    if (launch.isEmpty()) {
      deleteAll(id);
      return Optional.empty();
    }
    return launch
        .filter(this::queueRemaining)
        .map(found -> found.startsAt().isAfter(now) ? found.startsAt() : now)
        .map(from -> from.plus(RETRY_AFTER));
  }

  /**
   * Queues the pages that remain of a launch that is neither scheduled nor paused; deletes what is
   * left of its objects if none do.
   *
   * @return whether pages remain
   */
  private boolean queueRemaining(Launch launch) {
    if (launch.isScheduled()) {
      return !launch.cancelled();
    }
    boolean remains = launch.paused() ? !areDone(launch) : queue(launch) > 0;
    if (!remains) {
      deleteAll(launch.id());
    }
    return remains;
  }

  private void put(String name, String lines) {
    objects.put(name, new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
  }

  private static Stream<String> lines(InputStream content) {
    return new String(bytes(content), StandardCharsets.UTF_8).lines();
  }

  private static byte[] bytes(InputStream content) {
    try (content) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
