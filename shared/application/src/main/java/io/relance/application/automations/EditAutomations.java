package io.relance.application.automations;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.admin.AuditScope;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Creates, edits and deletes automations; what is live changes only by activation. */
public final class EditAutomations {
  private final ItemStore store;
  private final Automations automations;
  private final Counters counters;
  private final InstantSource clock;

  public EditAutomations(ItemStore store, Automations automations, InstantSource clock) {
    this.store = store;
    this.automations = automations;
    this.counters = new Counters(store);
    this.clock = clock;
  }

  /** Creates an inactive automation; empty when another one has the key requested. */
  public Optional<Automation> create(NewAutomation wanted) {
    var id = Ids.random();
    var key =
        automations
            .keys()
            .create(
                wanted.key(),
                id,
                free -> {
                  var writes =
                      new ArrayList<>(
                          Automations.create(automation(new AutomationId(id), free, wanted)));
                  writes.addAll(AuditScope.entry("automation.create", id, now()));
                  return writes;
                });
    return key.flatMap(_ -> automations.find(new AutomationId(id)));
  }

  /**
   * What to change; what is null stays.
   *
   * @param action what the audit log calls it
   * @param by the name of the token of the request
   * @param expected whether the edit applies to a revision of the draft
   */
  public record Edit(
      String action,
      @Nullable String name,
      @Nullable String description,
      @Nullable JsonNode flow,
      String by,
      LongPredicate expected) {}

  /** Edits the draft, even if it has errors. */
  public DraftEditResult edit(AutomationId id, Edit edit) {
    return OptimisticRetry.retry("automation", id.value(), () -> tryToEdit(id, edit));
  }

  private Optional<DraftEditResult> tryToEdit(AutomationId id, Edit edit) {
    var found = automations.find(id);
    if (found.isEmpty()) {
      return Optional.of(new DraftEditResult.Unknown());
    }
    var before = found.orElseThrow();
    if (!edit.expected().test(before.summary().draft().revision())) {
      return Optional.of(new DraftEditResult.Stale(before));
    }
    var after = edited(before, edit);
    var writes = new ArrayList<>(Automations.replace(after));
    writes.addAll(AuditScope.entry(AutomationChange.of(edit.action(), before, after), now()));
    return Transactions.write(store, writes).committed()
        ? Optional.of(new DraftEditResult.Saved(before, after))
        : Optional.empty();
  }

  /** Deletes an inactive automation without enrollments in progress. */
  public DeleteResult remove(AutomationId id) {
    return OptimisticRetry.retry("automation", id.value(), () -> tryToRemove(id));
  }

  private Optional<DeleteResult> tryToRemove(AutomationId id) {
    var found = automations.summary(id);
    if (found.isEmpty()) {
      return Optional.of(new DeleteResult.Unknown());
    }
    if (found.orElseThrow().active()) {
      return Optional.of(new DeleteResult.StillActive());
    }
    long inProgress = counters.report(id).inProgress();
    if (inProgress > 0) {
      return Optional.of(new DeleteResult.StillInProgress(inProgress));
    }
    var writes = new ArrayList<>(automations.remove(found.orElseThrow(), now()));
    writes.addAll(AuditScope.entry("automation.delete", id.value(), now()));
    return Transactions.write(store, writes).committed()
        ? Optional.of(new DeleteResult.Removed())
        : Optional.empty();
  }

  private Automation automation(AutomationId id, String key, NewAutomation wanted) {
    var revision = new Automation.Revision(wanted.by(), now());
    var flow = Json.write(wanted.flow());
    var summary =
        new AutomationSummary(
            id,
            new AutomationSummary.Names(key, wanted.name(), wanted.description()),
            Flows.draft(1, revision, flow),
            AutomationSummary.Toggle.NEVER,
            revision.at(),
            revision.at(),
            1);
    return new Automation(summary, flow);
  }

  private Automation edited(Automation before, Edit edit) {
    var names = before.summary().names();
    var after =
        new AutomationSummary.Names(
            names.key(),
            edit.name() == null ? names.name() : edit.name(),
            edit.description() == null ? names.description() : edit.description());
    var flow = edit.flow() == null ? before.flow() : Json.write(edit.flow());
    return before.edited(after, flow, new Automation.Revision(edit.by(), now()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
