package io.relance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.application.sending.gate.FrequencyCap;
import io.relance.domain.contact.Channel;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D7.6: RELANCE_FREQUENCY_CAP")
class FrequencyCapSettingTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "off"})
  void isOffUnlessSet(String setting) {
    assertThat(read(setting)).isEmpty();
  }

  @Test
  void isAMaximumForEachChannel() {
    assertThat(read("sms=2/P1D,email=3/P7D"))
        .isEqualTo(
            Map.of(Channel.SMS, new FrequencyCap(2, 1), Channel.EMAIL, new FrequencyCap(3, 7)));
    assertThat(read(" email = 1 / P2W , whatsapp=100/P366D"))
        .isEqualTo(
            Map.of(
                Channel.EMAIL,
                new FrequencyCap(1, 14),
                Channel.WHATSAPP,
                new FrequencyCap(100, 366)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "on | must be off, or caps such as sms=2/P1D,email=3/P7D, not \"on\"",
        "sms=2 | not \"sms=2\"",
        "sms=2/P1D, | not \"\"",
        "sms=2/P1D/P1D | not \"sms=2/P1D/P1D\"",
        "ssm=2/P1D | must name channels (sms, email, whatsapp), not \"ssm\" (did you mean \"sms\"?)",
        "SMS=2/P1D | not \"SMS\" (did you mean \"sms\"?)",
        "=2/P1D | must name channels",
        "sms=0/P1D | must permit 1 to 100 messages in each period, not \"0\"",
        "sms=-1/P1D | not \"-1\"",
        "sms=101/P1D | not \"101\"",
        "sms=1.5/P1D | not \"1.5\"",
        "sms=two/P1D | not \"two\"",
        "sms=2/PT1H | must have periods of 1 to 366 calendar days such as P1D or P1W, not \"PT1H\"",
        "sms=2/P0D | not \"P0D\"",
        "sms=2/P1M | not \"P1M\"",
        "sms=2/P367D | not \"P367D\"",
        "sms=2/P9999W | not \"P9999W\"",
        "sms=2/1D | not \"1D\"",
        "sms=2/P1D,sms=3/P7D | must have each channel once, not twice: \"sms=3/P7D\"",
        "sms=2/P1D,off | not \"off\"",
      })
  void isRefusedByName(String setting, String message) {
    assertThatThrownBy(() -> read(setting))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("RELANCE_FREQUENCY_CAP")
        .hasMessageContaining(message);
  }

  private static Map<Channel, FrequencyCap> read(String setting) {
    return Settings.read(Map.of("RELANCE_FREQUENCY_CAP", setting), 8080)
        .sendingLimits()
        .frequencyCaps();
  }
}
