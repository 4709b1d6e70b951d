package io.relance.application.automations;

import io.relance.application.store.Tables;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.util.List;
import java.util.Optional;

/** Keeps automations. */
public final class Automations {
  private final ItemStore store;

  public Automations(ItemStore store) {
    this.store = store;
  }

  public Optional<Automation> find(String id) {
    return store.get(AutomationKeys.automation(id)).map(Automation::of);
  }

  /** Whether what began under an activation may still go on: nobody deactivated it since. */
  public boolean stands(String id, long activation) {
    return find(id).filter(automation -> automation.stands(activation)).isPresent();
  }

  /** Every automation, as an index knows them. */
  public List<Automation> all() {
    return store
        .all(Query.of(Tables.AUTOMATIONS, Automation.LISTED).on(Tables.AUTOMATIONS_LISTED))
        .map(Automation::of)
        .toList();
  }

  /** The write of a new automation. */
  static Write create(Automation automation) {
    return Write.putNew(automation.item());
  }

  /** The write of an automation, refused when somebody else wrote it since it was read. */
  public static Write replace(Automation automation) {
    return new Write.Put(
        automation.item(), Precondition.equal("revision", automation.revision() - 1));
  }

  /** The write that removes one, refused when somebody else wrote it since it was read. */
  static Write remove(Automation automation) {
    return new Write.Delete(
        AutomationKeys.automation(automation.id()),
        Precondition.equal("revision", automation.revision()));
  }
}
