package io.relance.config;

import io.relance.application.sending.links.EmailTracking;

/** Reads what is tracked of emails. */
final class EmailTrackingSetting {
  static final String NAME = "RELANCE_EMAIL_TRACKING";
  private static final String ALL = "links,opens";
  private static final String LINKS = "links";
  private static final String OPENS = "opens";

  private EmailTrackingSetting() {}

  static EmailTracking read(SettingValues values) {
    var tracked = values.oneOf(NAME, ALL, LINKS, OPENS, "off");
    boolean all = tracked.equals(ALL);
    return new EmailTracking(all || tracked.equals(LINKS), all || tracked.equals(OPENS));
  }
}
