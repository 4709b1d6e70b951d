package io.relance.cost;

/** What an operator may pay for in addition, one of each, by the month. */
public enum Choice {
  SECRET("a secret in Secrets Manager: the shop's, the provider's, the mail server's"),
  ALARM_METRIC("a metric that an alarm watches (AlarmTopicArn)"),
  DASHBOARD("the dashboard, if the account has three others (WithDashboard)"),
  FIGURE("a metric on the dashboard, if it changes every hour"),
  AUDITED_TABLE("a table in use, encrypted with the account's own key (AuditedKey)"),
  STORED_GIGABYTE("a gigabyte in tables, with point-in-time recovery");

  private final String words;

  Choice(String words) {
    this.words = words;
  }

  /** What one of it is. */
  public String words() {
    return words;
  }
}
