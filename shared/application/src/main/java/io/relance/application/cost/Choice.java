package io.relance.application.cost;

/** What an operator may choose to pay for by the month, one of each. */
public enum Choice {
  SECRET("a secret in Secrets Manager: the shop's, the provider's, the mail server's"),
  ALARM_METRIC("a metric that an alarm watches (AlarmTopicArn)"),
  DASHBOARD("the dashboard, where the account has three others (WithDashboard)"),
  FIGURE("a figure on it, if it changes in every hour"),
  AUDITED_TABLE("a table in use under the account's key (AuditedKey), by the tick"),
  STORED_GIGABYTE("a gigabyte in tables, and what recovers it");

  private final String words;

  Choice(String words) {
    this.words = words;
  }

  /** What one of it is. */
  public String words() {
    return words;
  }
}
