package io.relance.application.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S-3: phone numbers, and the country that their prefix tells")
class PhoneNumbersTest {
  private final PhoneNumbers phones = new PhoneNumbers("FR");

  @ParameterizedTest
  @CsvSource({
    "06 12 34 56 78,+33612345678",
    "+33 6 12.34.56.78,+33612345678",
    "0033612345678,+33612345678",
    "+1 555 000 1111,+15550001111",
  })
  void readsNumbersAsPeopleWriteThem(String raw, String expected) {
    assertThat(phones.e164(raw)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "(514) 555-0123,CA,+15145550123",
    "514-555-0123,ca,+15145550123",
    "06 12 34 56 78,XX,+33612345678",
  })
  void readsNumbersWithoutAPrefixAsThoseOfACountry(String raw, String country, String expected) {
    assertThat(phones.e164(raw, country)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "12",
        "hello",
        "call 06 12 34 56 78",
        "+",
        "+999123456789",
        "061234567890123"
      })
  void refusesWhatIsNoPhone(String raw) {
    assertThat(phones.e164(raw)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"+33612345678,FR", "+15145550123,CA", "+15550001111,US", "+447400123456,GB"})
  void tellsTheCountryOfANumber(String phone, String country) {
    assertThat(PhoneNumbers.country(phone)).contains(country);
  }

  @Test
  void refusesACountryWithoutNumbers() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumbers("XX"));
  }
}
