package io.relance.application.automations;

import io.relance.domain.id.AutomationId;
import java.time.Instant;

/**
 * What a marketer lists, edits and toggles, with the flow of its draft.
 *
 * @param flow the flow as it was last saved, faults included, as JSON
 */
public record Automation(AutomationSummary summary, String flow) {
  public AutomationId id() {
    return summary.id();
  }

  public String key() {
    return summary.names().key();
  }

  public String name() {
    return summary.names().name();
  }

  /** The kind of the draft's trigger as far as it can be read; empty when it cannot. */
  public String triggerKind() {
    return summary.draft().triggerKind();
  }

  public boolean active() {
    return summary.active();
  }

  public Instant createdAt() {
    return summary.createdAt();
  }

  /** The newest published version; 0 when there is none. */
  public long version() {
    return summary.version();
  }

  /** The number of the newest activation; 0 when there was none. */
  public long activation() {
    return summary.toggle().activation();
  }

  /** All enrollments of this activation or an earlier one were cancelled. */
  public long exitedThrough() {
    return summary.toggle().exitedThrough();
  }

  /** The automation with new names or a new draft. */
  Automation edited(AutomationSummary.Names names, String flow, Revision revision) {
    return new Automation(summary.edited(names, flow, revision), flow);
  }

  /** The automation with a draft that is not saved. */
  public Automation drafted(String flow) {
    return new Automation(summary, flow);
  }

  /** Who saved a draft, and when. */
  record Revision(String by, Instant at) {}
}
