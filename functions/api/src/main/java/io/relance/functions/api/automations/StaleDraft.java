package io.relance.functions.api.automations;

/** An edit refers to a revision of a draft that is no longer current. */
final class StaleDraft extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient AutomationView present;

  StaleDraft(AutomationView present) {
    super("The draft of automation " + present.id() + " has another revision");
    this.present = present;
  }

  AutomationView present() {
    return present;
  }
}
