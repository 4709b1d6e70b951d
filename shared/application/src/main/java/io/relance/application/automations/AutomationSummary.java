package io.relance.application.automations;

import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.Item;
import java.time.Instant;
import java.util.Optional;

/**
 * An automation without its flow: what lists show and what activating changes.
 *
 * @param revision counts the writes of this item
 */
public record AutomationSummary(
    AutomationId id,
    Names names,
    Draft draft,
    Toggle toggle,
    Instant createdAt,
    Instant updatedAt,
    long revision) {

  static final String LISTED = "automations";

  /**
   * What an automation is called.
   *
   * @param key its name in flow files, which a new name does not change
   * @param description empty when there is none
   */
  public record Names(String key, String name, String description) {}

  /**
   * The state of the draft.
   *
   * @param revision counts the edits
   * @param changedBy the name of the token of the last edit
   * @param triggerKind the kind of its trigger as far as it can be read; empty when it cannot
   * @param fingerprint the same for flows that say the same
   */
  public record Draft(
      long revision, Instant changedAt, String changedBy, String triggerKind, String fingerprint) {}

  /**
   * The newest version and its latest activation.
   *
   * @param version 0 when nothing was published
   * @param fingerprint that of the version's flow
   */
  public record Published(
      long version, String fingerprint, Instant activatedAt, String activatedBy) {
    static final Published NOTHING = new Published(0, "", Instant.EPOCH, "");
  }

  /**
   * Whether it is active, and the activations that it had.
   *
   * @param activation the number of the newest activation; 0 when there was none
   * @param exitedThrough all enrollments of this activation or an earlier one were cancelled
   * @param closedThrough this activation and all earlier ones were ended by deactivating
   */
  public record Toggle(
      boolean active,
      Published published,
      long activation,
      long exitedThrough,
      long closedThrough) {
    static final Toggle NEVER = new Toggle(false, Published.NOTHING, 0, 0, 0);

    Toggle on(Published newest) {
      return new Toggle(true, newest, activation + 1, exitedThrough, closedThrough);
    }

    Toggle off(InFlight inFlight) {
      var exited =
          switch (inFlight) {
            case CANCEL -> activation;
            case FINISH -> exitedThrough;
          };
      return new Toggle(false, published, activation, exited, activation);
    }
  }

  public String name() {
    return names.name();
  }

  public boolean active() {
    return toggle.active();
  }

  /** The newest published version; 0 when there is none. */
  public long version() {
    return toggle.published().version();
  }

  /** Whether activating the draft would publish a new version. */
  public boolean differs() {
    return !draft.fingerprint().equals(toggle.published().fingerprint());
  }

  /** Whether an activation was not ended, be it by a newer one that replaced its version. */
  boolean isCurrent(long activation) {
    return active() && activation > toggle.closedThrough();
  }

  /** The automation accepting contacts, under a published version and a new activation. */
  public AutomationSummary activated(Published published) {
    return toggled(toggle.on(published), published.activatedAt());
  }

  /** The automation without new enrollments. */
  public AutomationSummary deactivated(InFlight inFlight, Instant now) {
    return toggled(toggle.off(inFlight), now);
  }

  AutomationSummary edited(Names names, String flow, Automation.Revision by) {
    return new AutomationSummary(
        id,
        names,
        Flows.draft(draft.revision() + 1, by, flow),
        toggle,
        createdAt,
        by.at(),
        revision + 1);
  }

  private AutomationSummary toggled(Toggle toggle, Instant now) {
    return new AutomationSummary(id, names, draft, toggle, createdAt, now, revision + 1);
  }

  static AutomationSummary of(Item item) {
    return new AutomationSummary(
        new AutomationId(text(item, "id")),
        new Names(text(item, "key"), text(item, "name"), text(item, "description")),
        new Draft(
            item.number("draftRevision"),
            instant(item, "draftChangedAt"),
            text(item, "draftChangedBy"),
            text(item, "triggerKind"),
            text(item, "draftFingerprint")),
        toggle(item),
        instant(item, "createdAt"),
        instant(item, "updatedAt"),
        item.number("revision"));
  }

  private static Toggle toggle(Item item) {
    return new Toggle(
        item.text("state").equals(Optional.of("active")),
        new Published(
            item.number("version"),
            text(item, "publishedFingerprint"),
            instant(item, "activatedAt"),
            text(item, "activatedBy")),
        item.number("activation"),
        item.number("exitedThrough"),
        item.number("closedThrough"));
  }

  private static String text(Item item, String name) {
    return item.text(name).orElse("");
  }

  private static Instant instant(Item item, String name) {
    return item.text(name).map(Instant::parse).orElse(Instant.EPOCH);
  }

  Item item() {
    var published = toggle.published();
    return ItemBuilder.at(AutomationKeys.automation(id))
        .text("id", id.value())
        .text("key", names.key())
        .text("name", names.name())
        .text("description", names.description())
        .text("state", active() ? "active" : "inactive")
        .text("triggerKind", draft.triggerKind())
        .number("draftRevision", draft.revision())
        .instant("draftChangedAt", draft.changedAt())
        .text("draftChangedBy", draft.changedBy())
        .text("draftFingerprint", draft.fingerprint())
        .number("version", published.version())
        .text("publishedFingerprint", published.fingerprint())
        .instant("activatedAt", published.activatedAt())
        .text("activatedBy", published.activatedBy())
        .number("activation", toggle.activation())
        .number("exitedThrough", toggle.exitedThrough())
        .number("closedThrough", toggle.closedThrough())
        .instant("createdAt", createdAt)
        .instant("updatedAt", updatedAt)
        .number("revision", revision)
        .text("listed", LISTED)
        .text("listedAs", id.value())
        .build();
  }
}
