package io.relance.application.execution;

import io.relance.application.automations.Counters;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.composition.FlowExecution;
import io.relance.application.composition.Ports;
import io.relance.application.composition.Relance;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.StepResult;
import io.relance.application.execution.wave.Wave;
import io.relance.application.testing.LiveFlows;
import io.relance.application.testing.RecordingEngine;
import io.relance.application.testing.TestProject;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Evaluation;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.ItemStore;
import io.relance.embedded.objectstore.FolderObjectStore;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Walks on the real store, with people of whom only zones and luck are known. */
final class ExecutionFixture implements AutoCloseable {
  final HandClock clock = TestProject.clock();
  final RecordingEngine engine = new RecordingEngine();
  final Set<String> erased = new LinkedHashSet<>();
  final Set<String> lucky = new LinkedHashSet<>();
  final Map<String, Set<String>> lists = new LinkedHashMap<>();
  final Map<String, ZoneId> zones = new LinkedHashMap<>();
  final ItemStore store;
  final Counters counters;
  final FlowExecution walking;
  final CancelEnrollments ending;
  final CancelWaves cancelWaves;
  final ExecuteElement elements;
  private final SqliteDatabase database;

  ExecutionFixture(Path folder) {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, InstantSource.system());
    var queue = new SqliteQueue(database, InstantSource.system());
    var objects = new FolderObjectStore(folder.resolve("objects"), InstantSource.system());
    var ports = new Ports(store, queue, engine, _ -> {}, objects, clock, InstantSource.system());
    var relance = new Relance(ports, TestProject.inFrance());
    counters = relance.authoring().counters();
    walking = relance.execution();
    ending = relance.messaging().cancelEnrollments();
    cancelWaves = relance.messaging().cancelWaves();
    var zone = relance.project().zone();
    var branching =
        new BranchByContact(
            new Crowd(),
            (_, _, _) -> {},
            (_, _, _) -> BranchByContact.Spread.of(Map.of()),
            (_, _, _) -> Map.of(),
            (_, _, _) -> Optional.empty(),
            zone,
            clock);
    elements = new ExecuteElement(walking.executeSteps(), branching, clock);
  }

  LiveAutomation live(String flow) {
    return LiveFlows.publish(store, new AutomationId("a1"), flow, clock.instant());
  }

  /** The wave that a contact's enrollment entered in. */
  String waveOf(String source, ContactId contact) {
    var enrollment = Enrollment.id(new AutomationId("a1"), source, contact);
    return walking.enrollments().find(enrollment).orElseThrow().wave().value();
  }

  /** How many contacts are at each element where there are any. */
  Map<String, Long> here() {
    var here = new LinkedHashMap<String, Long>();
    counters
        .report(new AutomationId("a1"))
        .elements()
        .forEach((id, element) -> here.merge(id, element.here(), Long::sum));
    here.values().removeIf(count -> count == 0);
    return here;
  }

  StepResult execute(WaveId wave, ElementId element) {
    return elements.execute(new ExecuteElement.Call(wave, 1, element));
  }

  @Override
  public void close() {
    database.close();
  }

  private final class Crowd implements BranchByContact.ContactAccess {
    @Override
    public Map<ContactId, Optional<ZoneId>> zones(List<ContactId> contacts) {
      var found = new LinkedHashMap<ContactId, Optional<ZoneId>>();
      contacts.stream()
          .filter(contact -> !erased.contains(contact.value()))
          .forEach(contact -> found.put(contact, Optional.ofNullable(zones.get(contact.value()))));
      return found;
    }

    @Override
    public Map<EnrollmentId, Evaluation> evaluate(
        Criteria criteria, Wave wave, List<Member> members) {
      return members.stream()
          .filter(member -> !erased.contains(member.contact().value()))
          .collect(
              Collectors.toMap(
                  Member::enrollment,
                  it -> new Evaluation(lucky.contains(it.contact().value()), List.of())));
    }

    @Override
    public void addToList(AutomationId automation, ListKey list, List<ContactId> contacts) {
      lists
          .computeIfAbsent(list.value(), _ -> new LinkedHashSet<>())
          .addAll(contacts.stream().map(ContactId::value).toList());
    }
  }
}
