package io.relance.application.automations;

import io.relance.application.store.ItemBuilder;
import io.relance.domain.store.Item;
import java.time.Instant;
import java.util.Optional;

/**
 * What a marketer lists, edits and toggles.
 *
 * @param draft the flow as it was last saved, faults and all: its JSON text
 * @param version the newest published version; 0 when there is none
 * @param activation the number of the newest activation; 0 when there was none
 * @param exitedThrough everyone who entered under this activation or an earlier one was taken out
 * @param closedThrough this activation and all earlier ones were ended by deactivating
 * @param revision counts the writes of this item
 */
public record Automation(
    String id,
    String name,
    Optional<String> description,
    boolean active,
    String triggerKind,
    String draft,
    long version,
    long activation,
    long exitedThrough,
    long closedThrough,
    Instant createdAt,
    Instant updatedAt,
    long revision) {

  static final String LISTED = "automations";

  Automation edited(String name, Optional<String> description, Draft draft, Instant now) {
    return new Automation(
        id,
        name,
        description,
        active,
        draft.triggerKind(),
        draft.json(),
        version,
        activation,
        exitedThrough,
        closedThrough,
        createdAt,
        now,
        revision + 1);
  }

  /** What the marketer last saved. */
  public Draft savedDraft() {
    return new Draft(draft, triggerKind);
  }

  /** A flow as saved: its JSON text, and the kind of its trigger as far as it can be read. */
  public record Draft(String json, String triggerKind) {}

  Automation activated(long version, Instant now) {
    return toggled(true, version, activation + 1, exitedThrough, now);
  }

  Automation deactivated(boolean everybodyOut, Instant now) {
    return toggled(false, version, activation, everybodyOut ? activation : exitedThrough, now);
  }

  /** Whether an activation was not ended, be it by a newer one that replaced its version. */
  boolean stands(long activation) {
    return active && activation > closedThrough;
  }

  private Automation toggled(
      boolean active, long version, long activation, long exitedThrough, Instant now) {
    return new Automation(
        id,
        name,
        description,
        active,
        triggerKind,
        draft,
        version,
        activation,
        exitedThrough,
        active ? closedThrough : activation,
        createdAt,
        now,
        revision + 1);
  }

  static Automation of(Item item) {
    return new Automation(
        item.text("id").orElseThrow(),
        item.text("name").orElseThrow(),
        item.text("description"),
        item.text("state").equals(Optional.of("active")),
        item.text("triggerKind").orElse(""),
        item.text("draft").orElseThrow(),
        item.number("version"),
        item.number("activation"),
        item.number("exitedThrough"),
        item.number("closedThrough"),
        Instant.parse(item.text("createdAt").orElseThrow()),
        Instant.parse(item.text("updatedAt").orElseThrow()),
        item.number("revision"));
  }

  Item item() {
    return ItemBuilder.at(AutomationKeys.automation(id))
        .text("id", id)
        .text("name", name)
        .text("description", description)
        .text("state", active ? "active" : "inactive")
        .text("triggerKind", triggerKind)
        .text("draft", draft)
        .number("version", version)
        .number("activation", activation)
        .number("exitedThrough", exitedThrough)
        .number("closedThrough", closedThrough)
        .instant("createdAt", createdAt)
        .instant("updatedAt", updatedAt)
        .number("revision", revision)
        .text("listed", LISTED)
        .text("listedAs", id)
        .build();
  }
}
