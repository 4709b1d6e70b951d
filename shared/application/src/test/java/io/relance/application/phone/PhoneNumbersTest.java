package io.relance.application.phone;

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
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          06 12 34 56 78 x123              | +33612345678
          06 12 34 56 78 ext. 5            | +33612345678
          +33612345678;ext=9               | +33612345678
          tel:+33-6-12-34-56-78            | +33612345678
          tel:06-12-34-56-78;phone-context=+33 | +33612345678
          Tél. : 06 12 34 56 78            | +33612345678
          Mobile: 06.12.34.56.78           | +33612345678
          06 12 34 56 78 poste 12          | +33612345678
          06 12 34 56 78 (portable)        | +33612345678
          +33 (0)6 12 34 56 78             | +33612345678
          0033 (0)6 12 34 56 78            | +33612345678
          33612345678                      | +33612345678
          06 12 34 56 78 / 07 98 76 54 32  | +33612345678
          06 12 34 56 78 ou 07 98 76 54 32 | +33612345678
          ０６１２３４５６７８               | +33612345678
          WhatsApp +44 7400 123456         | +447400123456
          callto:+33612345678              | +33612345678
          + 33 6 12 34 56 78               | +33612345678
          0612345678/0798765432            | +33612345678
          """)
  @DisplayName("case 25: labels, extensions and trunk zeros are left out")
  void readsTheNumberWithinWhatPeopleWrite(String raw, String expected) {
    assertThat(phones.e164(raw)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u202A+33\u00A06\u00A012\u00A034\u00A056\u00A078\u202C",
        "\u200B06 12 34 56 78\uFEFF",
        "06\u00AD12\u00AD34\u00AD56\u00AD78",
        "06\u201112\u201134\u201156\u201178",
        "0\uFE0F\u20E36 12 34 56 78",
        "06\u3164 12\u034F 34 56 78",
        "06 12\t34 56 78\n"
      })
  @DisplayName("A5: characters that nobody sees change nothing")
  void readsNumbersWithInvisibleCharacters(String raw) {
    assertThat(phones.e164(raw)).contains("+33612345678");
  }

  @ParameterizedTest
  @CsvSource({
    "+52 1 55 1234 5678,MX,+525512345678",
    "044 55 1234 5678,MX,+525512345678",
    "045 55 1234 5678,MX,+525512345678",
    "55 1234 5678,MX,+525512345678",
    "+5215512345678,FR,+525512345678",
    "1 55 1234 5678,MX,+525512345678",
    "5215512345678,MX,+525512345678",
    "0052 1 55 1234 5678,FR,+525512345678",
    "011 52 1 55 1234 5678,US,+525512345678",
    "011 15-2345-6789,AR,+5491123456789",
    "030 / 12345678,DE,+493012345678",
    "00 33 6 12 34 56 78,US,+33612345678",
    "06 39 98 00 17,FR,+33639980017",
    "(210) 555-0147,US,+12105550147",
  })
  @DisplayName("case 26: a number is read by the rules of its country, old ones too")
  void readsTheNumbersOfACountry(String raw, String country, String expected) {
    assertThat(phones.e164(raw, country)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "+525512345678,+5215512345678",
    "+541123456789,+5491123456789",
    "+551187654321,+5511987654321",
    "+553188765432,+5531988765432",
    "+22997123456,+2290197123456",
  })
  @DisplayName("cases 26, 28: all written forms of one mobile have one key")
  void knowsTheFormsOfOneMobile(String one, String other) {
    assertThat(PhoneNumbers.same(one, other)).isTrue();
    assertThat(PhoneNumbers.same(one, one.replace('8', '7').replace('3', '4'))).isFalse();
  }

  @Test
  @DisplayName("a fixed line in Brazil is no mobile without its ninth digit")
  void keepsFixedLinesApart() {
    assertThat(PhoneNumbers.same("+551133334444", "+5511933334444")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0000000000,US",
    "1234567890,US",
    "(555) 555-5555,US",
    "111-222-3333,US",
    "01 23 45 67 89,FR",
    "01 02 03 04 05,FR",
    "00 00 00 00 00,FR",
    "06 00 00 00 00,FR",
    "+33600000000,FR",
    "9999999999,US"
  })
  @DisplayName("A1: what people fill mandatory fields with is nobody's number")
  void refusesPlaceholders(String raw, String country) {
    assertThat(phones.e164(raw, country)).isEmpty();
    assertThat(phones.isPlaceholder(raw, country)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "06 39 98 00 17,US",
    "+1 063 998 0017,FR",
    "(210) 555-0147,FR",
    "555-0147,US",
    "12345,FR",
    "020 7946,GB"
  })
  @DisplayName("case 03, trial B20: a national number is only one where its country has it")
  void refusesTheNumbersOfAnotherCountry(String raw, String country) {
    assertThat(phones.e164(raw, country)).isEmpty();
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
