package io.relance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.application.sending.guard.DailyCaps;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D7.8: RELANCE_MAX_MESSAGES_PER_DAY and RELANCE_MAX_AUTOMATION_MESSAGES_PER_DAY")
class DailyCapsSettingTest {
  private static final String ALL = "RELANCE_MAX_MESSAGES_PER_DAY";
  private static final String AUTOMATION = "RELANCE_MAX_AUTOMATION_MESSAGES_PER_DAY";

  @ParameterizedTest
  @ValueSource(strings = {"", "off"})
  void areOffUnlessSet(String setting) {
    assertThat(read(Map.of(ALL, setting, AUTOMATION, setting))).isEqualTo(DailyCaps.NONE);
  }

  @Test
  void areNumbersOfMessages() {
    assertThat(read(Map.of(ALL, "100000", AUTOMATION, " 20000 ")))
        .isEqualTo(new DailyCaps(100_000, 20_000));
    assertThat(read(Map.of(AUTOMATION, "5"))).isEqualTo(new DailyCaps(DailyCaps.UNLIMITED, 5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | must be off or a whole number from 1 to 1000000000, not \"0\"",
        "1000000001 | not \"1000000001\"",
        "many | not \"many\"",
        "1.5 | not \"1.5\"",
      })
  void areRefusedByName(String setting, String message) {
    assertThatThrownBy(() -> read(Map.of(ALL, setting)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(ALL)
        .hasMessageContaining(message);
  }

  @Test
  void refusesACapOfOneAutomationAboveThatOfAll() {
    assertThatThrownBy(() -> read(Map.of(ALL, "10", AUTOMATION, "11")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(AUTOMATION)
        .hasMessageContaining("must be at most RELANCE_MAX_MESSAGES_PER_DAY, which is 10, not 11");
  }

  private static DailyCaps read(Map<String, String> settings) {
    return Settings.read(settings, 8080).sendingLimits().dailyCaps();
  }
}
