package io.relance.application.execution;

import io.relance.application.automations.AutomationKeys;
import io.relance.application.automations.Counters;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.scheduling.Agenda;
import io.relance.application.testing.HandClock;
import io.relance.application.testing.NotingEngine;
import io.relance.compiler.codec.DecodeResult;
import io.relance.compiler.codec.FlowCodec;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.flow.Flow;
import io.relance.domain.id.ListKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Walks on the real store, with people of whom only zones and luck are known. */
final class WalkWorld implements AutoCloseable {
  final HandClock clock = new HandClock();
  final NotingEngine engine = new NotingEngine();
  final Set<String> erased = new LinkedHashSet<>();
  final Set<String> lucky = new LinkedHashSet<>();
  final Map<String, Set<String>> lists = new LinkedHashMap<>();
  final Map<String, ZoneId> zones = new LinkedHashMap<>();
  final ItemStore store;
  final Counters counters;
  final Waves waves;
  final Enrollments enrollments;
  final EnrollContacts enrolling;
  final ExecuteSteps steps;
  final PublishedFlows flows;
  final ExecuteElement elements;
  final FailedWaves losses;
  final CancelWaves ending;
  final Agenda agenda;
  private final SqliteDatabase database;

  WalkWorld(Path folder) {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, InstantSource.system());
    agenda = new Agenda(store, _ -> {}, clock);
    counters = new Counters(store);
    waves = new Waves(store, agenda, clock, ZoneOffset.UTC);
    enrollments = new Enrollments(store);
    var starts = new StartWaves(engine);
    enrolling = new EnrollContacts(store, waves, starts, clock);
    var walks = new ExecuteSteps.WalkParts(waves, enrollments, starts);
    flows = new PublishedFlows(store, WalkWorld::read);
    steps = new ExecuteSteps(store, walks, flows, agenda, clock);
    var parts = new BranchByContact(new Crowd(), enrollments, ZoneId.of("Europe/Paris"), clock);
    elements = new ExecuteElement(steps, parts, clock);
    losses = new FailedWaves(store, waves, starts, agenda, clock);
    ending = new CancelWaves(store, walks, agenda, engine, (_, _) -> {}, clock);
  }

  LiveAutomation live(String flow) {
    var item =
        ItemBuilder.at(AutomationKeys.version("a1", 1)).text("flow", flow).text("machine", "a1:1");
    store.transact(List.of(Write.put(item.build())));
    return new LiveAutomation("a1", "Thanks", clock.instant(), 1, 1, "a1:1", read(flow));
  }

  /** The wave that a contact's enrollment entered in. */
  String waveOf(String source, String contact) {
    var enrollment = Enrollment.id("a1", source, contact);
    return enrollments.find(enrollment).orElseThrow().wave();
  }

  /** How many contacts are at each element where there are any. */
  Map<String, Long> here() {
    var here = new LinkedHashMap<String, Long>();
    counters
        .report("a1")
        .elements()
        .forEach((id, element) -> here.merge(id, element.here(), Long::sum));
    here.values().removeIf(count -> count == 0);
    return here;
  }

  StepResult walk(String wave, String element) {
    return elements.walk(new ExecuteElement.Call(wave, 1, element));
  }

  @Override
  public void close() {
    database.close();
  }

  private static Flow read(String json) {
    if (FlowCodec.decode(json) instanceof DecodeResult.Whole<Flow>(var flow)) {
      return flow;
    }
    throw new IllegalArgumentException("Not a flow: " + FlowCodec.decode(json));
  }

  private final class Crowd implements BranchByContact.People {
    @Override
    public Map<String, Optional<ZoneId>> zones(List<String> contacts) {
      var found = new LinkedHashMap<String, Optional<ZoneId>>();
      contacts.stream()
          .filter(contact -> !erased.contains(contact))
          .forEach(contact -> found.put(contact, Optional.ofNullable(zones.get(contact))));
      return found;
    }

    @Override
    public boolean holds(Criteria criteria, String contact, Enrollment enrollment) {
      return lucky.contains(contact);
    }

    @Override
    public void addToList(ListKey list, List<String> contacts) {
      lists.computeIfAbsent(list.value(), _ -> new LinkedHashSet<>()).addAll(contacts);
    }
  }
}
