package io.relance.application.automations;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.flow.Flow;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** The versions that were published, which never change, and which of them are live. */
public final class PublishedFlows {
  private record Version(AutomationId automation, long version) {}

  private static final String MACHINE = FormerMachines.MACHINE;
  private static final int REMEMBERED = 500;

  private final ItemStore store;
  private final Function<String, Flow> reader;
  private final ConcurrentMap<Version, Flow> flows = new ConcurrentHashMap<>();

  /**
   * Reads versions from a store.
   *
   * @param reader reads the JSON form of a flow that was valid when it was published
   */
  public PublishedFlows(ItemStore store, Function<String, Flow> reader) {
    this.store = store;
    this.reader = reader;
  }

  /** The flow of a published version. */
  public Flow flow(AutomationId automation, long version) {
    var key = new Version(automation, version);
    var known = flows.get(key);
    if (known != null) {
      return known;
    }
    var item =
        store
            .get(AutomationKeys.version(automation, version))
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Version " + version + " of automation " + automation + " not found"));
    return remember(key, item.text("flow").orElseThrow());
  }

  /** What is live with a kind of trigger, oldest automation first. */
  public List<LiveAutomation> live(String triggerKind) {
    return store
        .all(Query.of(Tables.AUTOMATIONS, AutomationKeys.livePartition(triggerKind)))
        .map(this::live)
        .toList();
  }

  /** Whether anything is live with a kind of trigger. */
  public boolean isLive(String triggerKind) {
    var query = Query.of(Tables.AUTOMATIONS, AutomationKeys.livePartition(triggerKind));
    return !store.query(query.page(PageRequest.first(1))).items().isEmpty();
  }

  /** One automation, if it is live. */
  public Optional<LiveAutomation> liveById(AutomationId automation) {
    var item = store.get(AutomationKeys.automation(automation));
    return item.flatMap(
            found -> store.get(AutomationKeys.version(automation, found.number("version"))))
        .flatMap(version -> version.text("triggerKind"))
        .flatMap(
            kind -> {
              var createdAt = item.flatMap(found -> found.text("createdAt")).map(Instant::parse);
              return store.get(
                  AutomationKeys.live(kind, createdAt.orElseThrow().toString(), automation));
            })
        .map(this::live);
  }

  /** The write that makes a version live; part of the activation's transaction. */
  public static Write goLive(LiveAutomation live) {
    return Write.put(
        ItemBuilder.at(
                AutomationKeys.live(
                    live.flow().trigger().kind(), live.createdAt().toString(), live.id()))
            .text("automation", live.id().value())
            .text("name", live.name())
            .text("createdAt", live.createdAt().toString())
            .number("version", live.version())
            .number("activation", live.activation())
            .text(MACHINE, live.machine())
            .build());
  }

  /**
   * The writes by which new enrollments of what is live run another state machine; refused when it
   * is no longer live as it was.
   */
  public static List<Write> recompiled(LiveAutomation live, String machine) {
    var edit = List.of(Edit.set(MACHINE, machine));
    var kind = live.flow().trigger().kind();
    var version = AutomationKeys.version(live.id(), live.version());
    return List.of(
        new Write.Update(
            AutomationKeys.live(kind, live.createdAt().toString(), live.id()),
            edit,
            Precondition.equal(MACHINE, live.machine())),
        new Write.Update(
            version, FormerMachines.replaced(live.machine(), machine), Precondition.present()));
  }

  private LiveAutomation live(Item item) {
    var automation = item.text("automation").orElseThrow();
    var version = item.number("version");
    return new LiveAutomation(
        new AutomationId(automation),
        item.text("name").orElseThrow(),
        item.instant("createdAt").orElseThrow(),
        version,
        item.number("activation"),
        item.text(MACHINE).orElseThrow(),
        flow(new AutomationId(automation), version));
  }

  private Flow remember(Version key, String json) {
    if (flows.size() >= REMEMBERED) {
      flows.clear();
    }
    var flow = reader.apply(json);
    flows.put(key, flow);
    return flow;
  }
}
