package io.relance.functions.api.security;

import io.micronaut.http.HttpRequest;
import io.relance.application.admin.Audit;
import io.relance.application.admin.AuditScope;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Records in the audit log what callers do. */
@Singleton
public final class AuditLogger {
  private final Audit audit;

  AuditLogger(Audit audit) {
    this.audit = audit;
  }

  /** Makes a change in the name of the caller: its entry is written in the same transaction. */
  public <T> T by(HttpRequest<?> request, Supplier<T> change) {
    return AuditScope.as(Caller.of(request).actor(), change);
  }

  /**
   * Records what changes nothing in the store, such as an export.
   *
   * @param action such as {@code contact.export}
   * @param resource the id of the resource
   */
  public void record(HttpRequest<?> request, String action, String resource) {
    record(request, Audit.Change.of(action, resource));
  }

  /** The same, with values before and after. */
  public void record(HttpRequest<?> request, Audit.Change change) {
    audit.record(Caller.of(request).actor(), change);
  }
}
