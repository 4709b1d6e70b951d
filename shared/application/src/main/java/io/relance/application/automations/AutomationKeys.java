package io.relance.application.automations;

import io.relance.application.persistence.Tables;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Query;

/** The keys of automations, versions, activations and live automations. */
public final class AutomationKeys {
  /** The prefix of the versions of an automation, in their order. */
  static final String VERSION = "version#";

  /** Begins the partition of each automation. */
  public static final String PREFIX = "automation#";

  private AutomationKeys() {}

  public static String partition(AutomationId automation) {
    return PREFIX + automation;
  }

  public static ItemKey automation(AutomationId automation) {
    return new ItemKey(Tables.AUTOMATIONS, partition(automation), "automation");
  }

  /** Where the flow of the draft is. */
  static ItemKey draft(AutomationId automation) {
    return new ItemKey(Tables.AUTOMATIONS, partition(automation), "draft");
  }

  public static ItemKey version(AutomationId automation, long version) {
    return new ItemKey(
        Tables.AUTOMATIONS, partition(automation), VERSION + "%06d".formatted(version));
  }

  /** The versions of an automation, oldest first. */
  public static Query versions(AutomationId automation) {
    return Query.of(Tables.AUTOMATIONS, partition(automation)).startingWith(VERSION);
  }

  /** The number of the version that a key is of. */
  public static long versionOf(ItemKey version) {
    return Long.parseLong(version.sort().substring(VERSION.length()));
  }

  public static ItemKey activation(AutomationId automation, long activation) {
    return new ItemKey(
        Tables.AUTOMATIONS, partition(automation), "activation#%06d".formatted(activation));
  }

  /** The partition of what is live with one kind of trigger: read, never an index, to decide. */
  public static String livePartition(String triggerKind) {
    return "live#" + triggerKind;
  }

  /** Live automations of a trigger kind, oldest automation first. */
  public static ItemKey live(String triggerKind, String createdAt, AutomationId automation) {
    return new ItemKey(
        Tables.AUTOMATIONS, livePartition(triggerKind), createdAt + "#" + automation);
  }
}
