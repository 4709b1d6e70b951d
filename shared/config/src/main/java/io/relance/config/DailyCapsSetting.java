package io.relance.config;

import io.relance.application.sending.guard.DailyCaps;

/** Reads how many messages automations may send in a day: a number, or {@code off}. */
final class DailyCapsSetting {
  private static final String ALL = "RELANCE_MAX_MESSAGES_PER_DAY";
  private static final String AUTOMATION = "RELANCE_MAX_AUTOMATION_MESSAGES_PER_DAY";
  private static final int MOST = 1_000_000_000;

  private DailyCapsSetting() {}

  static DailyCaps read(SettingValues values) {
    var caps = new DailyCaps(cap(ALL, values), cap(AUTOMATION, values));
    if (caps.automation() != DailyCaps.UNLIMITED && caps.automation() > caps.all()) {
      throw new InvalidSetting(
          AUTOMATION,
          "must be at most %s, which is %d, not %d".formatted(ALL, caps.all(), caps.automation()));
    }
    return caps;
  }

  private static int cap(String name, SettingValues values) {
    return values.numberOrOff(name, DailyCaps.UNLIMITED, 1, MOST);
  }
}
