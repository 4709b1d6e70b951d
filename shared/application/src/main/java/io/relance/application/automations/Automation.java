package io.relance.application.automations;

import io.relance.application.store.ItemBuilder;
import io.relance.domain.store.Item;
import java.time.Instant;
import java.util.Optional;

/**
 * What a marketer lists, edits and toggles.
 *
 * @param savedDraft the flow as it was last saved, faults and all
 * @param revision counts the writes of this item
 */
public record Automation(
    String id,
    String name,
    Optional<String> description,
    Draft savedDraft,
    Toggle toggle,
    Instant createdAt,
    Instant updatedAt,
    long revision) {

  static final String LISTED = "automations";

  /** A flow as saved: its JSON text, and the kind of its trigger as far as it can be read. */
  public record Draft(String json, String triggerKind) {}

  /**
   * Whether it is on, and what it was switched through.
   *
   * @param version the newest published version; 0 when there is none
   * @param activation the number of the newest activation; 0 when there was none
   * @param exitedThrough everyone who entered under this activation or an earlier one was taken out
   * @param closedThrough this activation and all earlier ones were ended by deactivating
   */
  public record Toggle(
      boolean active, long version, long activation, long exitedThrough, long closedThrough) {
    static final Toggle NEVER = new Toggle(false, 0, 0, 0, 0);

    Toggle on(long published) {
      return new Toggle(true, published, activation + 1, exitedThrough, closedThrough);
    }

    Toggle off(boolean everybodyOut) {
      return new Toggle(
          false, version, activation, everybodyOut ? activation : exitedThrough, activation);
    }
  }

  public boolean active() {
    return toggle.active();
  }

  public String triggerKind() {
    return savedDraft.triggerKind();
  }

  public String draft() {
    return savedDraft.json();
  }

  public long version() {
    return toggle.version();
  }

  public long activation() {
    return toggle.activation();
  }

  public long exitedThrough() {
    return toggle.exitedThrough();
  }

  public long closedThrough() {
    return toggle.closedThrough();
  }

  /** Whether an activation was not ended, be it by a newer one that replaced its version. */
  boolean stands(long activation) {
    return active() && activation > closedThrough();
  }

  static Automation made(String id, String name, Optional<String> description, Draft draft) {
    return new Automation(
        id, name, description, draft, Toggle.NEVER, Instant.EPOCH, Instant.EPOCH, 0);
  }

  /** The automation as first written. */
  Automation at(Instant now) {
    return new Automation(id, name, description, savedDraft, toggle, now, now, 1);
  }

  Automation edited(String name, Optional<String> description, Draft draft, Instant now) {
    return new Automation(id, name, description, draft, toggle, createdAt, now, revision + 1);
  }

  /** The automation with a draft that is not saved. */
  public Automation drafted(String flow) {
    var draft = new Draft(flow, triggerKind());
    return new Automation(id, name, description, draft, toggle, createdAt, updatedAt, revision);
  }

  /** The automation taking contacts in, under a published version and a new activation. */
  public Automation activated(long version, Instant now) {
    return toggled(toggle.on(version), now);
  }

  /** The automation taking nobody in any more. */
  public Automation deactivated(boolean everybodyOut, Instant now) {
    return toggled(toggle.off(everybodyOut), now);
  }

  private Automation toggled(Toggle toggle, Instant now) {
    return new Automation(id, name, description, savedDraft, toggle, createdAt, now, revision + 1);
  }

  static Automation of(Item item) {
    return new Automation(
        item.text("id").orElseThrow(),
        item.text("name").orElseThrow(),
        item.text("description"),
        new Draft(item.text("draft").orElseThrow(), item.text("triggerKind").orElse("")),
        new Toggle(
            item.text("state").equals(Optional.of("active")),
            item.number("version"),
            item.number("activation"),
            item.number("exitedThrough"),
            item.number("closedThrough")),
        Instant.parse(item.text("createdAt").orElseThrow()),
        Instant.parse(item.text("updatedAt").orElseThrow()),
        item.number("revision"));
  }

  Item item() {
    return ItemBuilder.at(AutomationKeys.automation(id))
        .text("id", id)
        .text("name", name)
        .text("description", description)
        .text("state", active() ? "active" : "inactive")
        .text("triggerKind", triggerKind())
        .text("draft", draft())
        .number("version", version())
        .number("activation", activation())
        .number("exitedThrough", exitedThrough())
        .number("closedThrough", closedThrough())
        .instant("createdAt", createdAt)
        .instant("updatedAt", updatedAt)
        .number("revision", revision)
        .text("listed", LISTED)
        .text("listedAs", id)
        .build();
  }
}
