package io.relance.application.automations;

import io.relance.application.keys.UniqueKeys;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.AutomationKey;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stores automations.
 *
 * <p>The flow of a draft is an item separate from the summary, so that lists and checks of an
 * activation do not read it; every edit writes both.
 */
public final class Automations {
  private final ItemStore store;
  private final UniqueKeys keys;

  public Automations(ItemStore store) {
    this.store = store;
    this.keys = new UniqueKeys(store, Tables.AUTOMATIONS, "automation");
  }

  /** One automation with its draft. */
  public Optional<Automation> find(AutomationId id) {
    var summaryKey = AutomationKeys.automation(id);
    var draftKey = AutomationKeys.draft(id);
    var result = new AtomicReference<@Nullable Automation>();
    OptimisticRetry.retryUntil(
        "automation",
        id.value(),
        () -> {
          var found = store.getAll(List.of(summaryKey, draftKey));
          var summary = Optional.ofNullable(found.get(summaryKey)).map(AutomationSummary::of);
          summary
              .flatMap(
                  it ->
                      Optional.ofNullable(found.get(draftKey))
                          .flatMap(draft -> withDraft(it, draft)))
              .ifPresent(result::set);
          return summary.isEmpty() || result.get() != null;
        });
    return Optional.ofNullable(result.get());
  }

  /** The key of an automation. */
  public Optional<String> key(AutomationId id) {
    return store.get(AutomationKeys.automation(id)).flatMap(item -> item.text("key"));
  }

  /** Empty when the automation was edited between the reads of the two items. */
  private static Optional<Automation> withDraft(AutomationSummary summary, Item draft) {
    return draft.number("revision") == summary.draft().revision()
        ? draft.text("flow").map(flow -> new Automation(summary, flow))
        : Optional.empty();
  }

  /** The id of the automation that has a key. */
  public Optional<AutomationId> find(AutomationKey key) {
    return keys.find(key.value()).map(AutomationId::new);
  }

  /** One automation without its draft. */
  public Optional<AutomationSummary> summary(AutomationId id) {
    return store.get(AutomationKeys.automation(id)).map(AutomationSummary::of);
  }

  /**
   * Whether work started under an activation may continue: the automation was not deactivated
   * since.
   */
  public boolean isCurrent(AutomationId id, long activation) {
    return summary(id).filter(automation -> automation.isCurrent(activation)).isPresent();
  }

  /** Every automation, as an index knows them. */
  public List<AutomationSummary> all() {
    return store
        .all(Query.of(Tables.AUTOMATIONS, AutomationSummary.LISTED).on(Tables.AUTOMATIONS_LISTED))
        .map(AutomationSummary::of)
        .toList();
  }

  UniqueKeys keys() {
    return keys;
  }

  /** The writes of a new automation. */
  static List<Write> create(Automation automation) {
    return List.of(Write.putNew(automation.summary().item()), draft(automation));
  }

  /** The write of a summary, refused when another one was written since it was read. */
  public static Write replace(AutomationSummary automation) {
    return new Write.Put(
        automation.item(), Precondition.equal("revision", automation.revision() - 1));
  }

  /** The writes of an edited automation, refused when it was written since it was read. */
  static List<Write> replace(Automation automation) {
    return List.of(replace(automation.summary()), draft(automation));
  }

  /** The writes that delete one and free its key, refused when it was written since it was read. */
  List<Write> remove(AutomationSummary automation, Instant now) {
    return List.of(
        DeletedAutomations.add(automation.id(), now),
        new Write.Delete(
            AutomationKeys.automation(automation.id()),
            Precondition.equal("revision", automation.revision())),
        Write.delete(AutomationKeys.draft(automation.id())),
        keys.release(automation.names().key(), automation.id().value()));
  }

  private static Write draft(Automation automation) {
    return Write.put(
        ItemBuilder.at(AutomationKeys.draft(automation.id()))
            .number("revision", automation.summary().draft().revision())
            .text("flow", automation.flow())
            .build());
  }
}
