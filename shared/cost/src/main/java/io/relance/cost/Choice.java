package io.relance.cost;

/** An optional extra of a deployment, priced by the month. */
public enum Choice {
  SECRET("a secret in Secrets Manager: the shop's, the provider's, the mail server's"),
  ALARM_METRIC("a metric that an alarm watches (AlarmTopicArn)"),
  DASHBOARD("the dashboard, if the account has three others (EnableDashboard)"),
  FIGURE("a metric on the dashboard, if it changes every hour"),
  AUDITED_TABLE("a table in use, encrypted with the account's own key (UseAccountKmsKey)"),
  STORED_GIGABYTE("a gigabyte in tables, with point-in-time recovery");

  private final String words;

  Choice(String words) {
    this.words = words;
  }

  /** The description in the cost report. */
  public String words() {
    return words;
  }
}
