package io.relance.application.automations;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The ids of automations that were deleted, whose versions, enrollments and waves are still stored.
 */
public final class DeletedAutomations {
  private static final String PARTITION = "deleted-automations";

  /** Absent once the state machines of its versions were removed. */
  private static final String HAS_MACHINES = "hasMachines";

  private final ItemStore store;

  public DeletedAutomations(ItemStore store) {
    this.store = store;
  }

  /** The write that notes the deletion of an automation. */
  static Write add(AutomationId automation, Instant now) {
    return Write.put(
        ItemBuilder.at(key(automation)).instant("deletedAt", now).flag(HAS_MACHINES, true).build());
  }

  /** All of them, in the order of their ids. */
  public Stream<AutomationId> all() {
    return store.all(Query.of(Tables.AUTOMATIONS, PARTITION)).map(DeletedAutomations::id);
  }

  /** Those whose versions may still have state machines. */
  public Stream<AutomationId> withMachines() {
    return store
        .all(Query.of(Tables.AUTOMATIONS, PARTITION))
        .filter(item -> item.attribute(HAS_MACHINES).isPresent())
        .map(DeletedAutomations::id);
  }

  /** The write that notes that no version of one has a state machine any more. */
  public static Write withoutMachines(AutomationId automation) {
    return Write.update(key(automation), Precondition.present(), Edit.remove(HAS_MACHINES));
  }

  private static AutomationId id(Item item) {
    return new AutomationId(item.key().sort());
  }

  private static ItemKey key(AutomationId automation) {
    return new ItemKey(Tables.AUTOMATIONS, PARTITION, automation.value());
  }
}
