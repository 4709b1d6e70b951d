package io.relance.application.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressesTest {
  @Test
  void readsAnAddressWhateverItsCase() {
    assertThat(EmailAddresses.read(" Ana.Diaz+shop@Example.COM "))
        .contains("ana.diaz+shop@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ana",
        "ana@",
        "@example.com",
        "ana@example",
        "a na@example.com",
        "a@b@example.com",
        "ana@example..com",
        "ana@-example.com",
        "<ana@example.com>",
        "ana@example.com\r\nBcc: x@y.zz"
      })
  void refusesWhatIsNoAddress(String raw) {
    assertThat(EmailAddresses.read(raw)).isEmpty();
  }

  @Test
  void refusesAnAddressThatIsTooLong() {
    assertThat(EmailAddresses.read("ana@" + "x".repeat(250) + ".com")).isEmpty();
  }
}
