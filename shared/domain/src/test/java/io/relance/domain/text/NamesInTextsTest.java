package io.relance.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("L14: names in texts")
class NamesInTextsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "HTTPS evil",
        "www.evil.example",
        "evil.com",
        "You won! evil.CO",
        "bit.ly/x",
        "evil/pay",
        "Ana evil.shop now",
        "ana@evil.net",
        "ｅｖｉｌ．ｃｏｍ",
        "evil。com",
        "a\\b"
      })
  void leavesOutAddresses(String name) {
    assertThat(NamesInTexts.isUsable(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ana",
        "J. R.",
        "St. John",
        "Anne-Marie",
        "O'Neill",
        "Dr. Comte",
        "Jean.Marie",
        "José",
        "李",
        "M.",
        "Mr. Cooper",
        "Ph.D."
      })
  void keepsNames(String name) {
    assertThat(NamesInTexts.isUsable(name)).isTrue();
  }
}
