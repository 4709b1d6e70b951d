package io.relance.application.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A4: what a provider gives as the writer is not read as what people type")
class InboundAddressTest {
  @ParameterizedTest
  @CsvSource({
    "+15145550142,+15145550142",
    "whatsapp:+15145550142,+15145550142",
    "WhatsApp:+15145550142,+15145550142",
    "rcs:+15145550142,+15145550142",
    "RCS:+15145550142,+15145550142",
    "+5215512345678,+5215512345678"
  })
  void readsThePhoneOfAPerson(String raw, String number) {
    assertThat(InboundAddress.of(raw).number()).contains(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "68849",
        "1234",
        "266696687",
        "+266696687",
        "AMAZON",
        "0612345678",
        "rcs:shop_agent"
      })
  @DisplayName("case 45: a short code or a name is nobody's phone, whatever the country")
  void findsNobodyBehindAShortCodeOrAName(String raw) {
    assertThat(InboundAddress.of(raw).person()).isFalse();
  }
}
