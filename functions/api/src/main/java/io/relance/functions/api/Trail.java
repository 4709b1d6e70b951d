package io.relance.functions.api;

import io.micronaut.http.HttpRequest;
import io.relance.application.platform.Audit;
import jakarta.inject.Singleton;

/** Leaves in the audit what callers changed. */
@Singleton
public final class Trail {
  private final Audit audit;

  Trail(Audit audit) {
    this.audit = audit;
  }

  /**
   * Notes a change.
   *
   * @param what such as {@code automation.activate}
   * @param subject the id of what was changed
   */
  public void leave(HttpRequest<?> request, String what, String subject) {
    var caller = Caller.of(request);
    audit.record(caller.name(), caller.role(), what, subject);
  }
}
