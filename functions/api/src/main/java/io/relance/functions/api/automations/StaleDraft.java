package io.relance.functions.api.automations;

/** An edit was made for a revision of a draft that another edit replaced. */
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
