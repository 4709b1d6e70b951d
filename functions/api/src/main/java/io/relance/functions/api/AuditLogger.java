package io.relance.functions.api;

import io.micronaut.http.HttpRequest;
import io.relance.application.admin.Audit;
import jakarta.inject.Singleton;

/** Records the changes of callers in the audit log. */
@Singleton
public final class AuditLogger {
  private final Audit audit;

  AuditLogger(Audit audit) {
    this.audit = audit;
  }

  /**
   * Records a change.
   *
   * @param action such as {@code automation.activate}
   * @param resource the id of the changed resource
   */
  public void record(HttpRequest<?> request, String action, String resource) {
    record(request, Audit.Change.of(action, resource));
  }

  /** Records a change with the values before and after. */
  public void record(HttpRequest<?> request, Audit.Change change) {
    var caller = Caller.of(request);
    audit.record(Audit.Actor.of(caller.name(), caller.role()), change);
  }
}
