package io.relance.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberBoundsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1E999999999",
        "-1e-999999999",
        "12345678901234E678901234567890",
        "0E999999999",
        "1e126",
        "123456789012345678901234567890123456789",
        "0.123456789012345678901234567890123456789",
        "1E+000000000000000000001"
      })
  void refusesNumbersThatNoTypeHolds(String number) {
    assertThat(NumberBounds.isBeyond(number)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1.5",
        "1e125",
        "1E-100",
        "0.00000000000000000000000000000000001",
        "12345678901234567890123456789012345678",
        "+33612345678",
        "hello",
        "1E999999999 apples",
        ""
      })
  void letsOthersPass(String text) {
    assertThat(NumberBounds.isBeyond(text)).isFalse();
  }
}
