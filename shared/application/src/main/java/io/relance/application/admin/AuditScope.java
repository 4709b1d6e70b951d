package io.relance.application.admin;

import io.relance.application.persistence.Ids;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the changes of the running thread, so that each use case adds the audit entry to the
 * transaction of its change: one entry a scope, however many transactions the change takes.
 */
public final class AuditScope {
  private static final ScopedValue<AuditScope> CURRENT = ScopedValue.newInstance();

  private final Actor actor;
  private final String id = Ids.random();
  private @Nullable Instant at;
  private Audit.@Nullable Change change;

  private AuditScope(Actor actor) {
    this.actor = actor;
  }

  /** Runs a change in the name of an actor. */
  public static <T extends @Nullable Object> T as(Actor actor, Supplier<T> change) {
    return ScopedValue.where(CURRENT, new AuditScope(actor)).call(change::get);
  }

  /**
   * The write of the entry for a change, for the transaction of the change; none where nobody makes
   * it, as with events. Further transactions of the same change write the same entry again.
   */
  public static List<Write> entry(String action, String resource, Instant now) {
    return entry(Audit.Change.of(action, resource), now);
  }

  /** The same, with values before and after. */
  public static List<Write> entry(Audit.Change change, Instant now) {
    return CURRENT.isBound() ? List.of(CURRENT.get().write(change, now)) : List.of();
  }

  /** A change of the same resource that follows from another one in the scope is a part of it. */
  private Write write(Audit.Change next, Instant now) {
    var known = Optional.ofNullable(change).filter(it -> it.resource().equals(next.resource()));
    var recorded = known.filter(it -> !it.action().equals(next.action())).orElse(next);
    var first = at == null ? now : at;
    change = recorded;
    at = first;
    return Audit.write(actor, recorded, new Audit.Place(first, id));
  }
}
