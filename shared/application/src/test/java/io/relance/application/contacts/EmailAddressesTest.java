package io.relance.application.contacts;
import io.relance.application.contacts.model.EmailAddresses;
import io.relance.application.contacts.model.PlaceholderEmails;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
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
        "ana@bücher.example",
        "ana@xn--bcher-kva.example",
        "ANA@XN--BCHER-KVA.EXAMPLE",
        "ana@bu\u0308cher.example",
        "\u200Bana@b\u00FCcher.example\uFEFF",
        "a\u00ADna@bücher.example",
        "\u00A0ana@bücher.example\u2007",
        "ana\u034F\u3164@bücher.example",
        "ana@bücher\u3002example"
      })
  @DisplayName("case 68: one mailbox, however it is spelled")
  void readsOneMailboxInEachSpelling(String raw) {
    assertThat(EmailAddresses.read(raw)).contains("ana@bücher.example");
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
        "a\u00A0na@example.com",
        "a@b@example.com",
        "ana@example..com",
        "ana@-example.com",
        "<ana@example.com>",
        "ana@example.com\r\nBcc: x@y.zz"
      })
  void refusesWhatIsNoAddress(String raw) {
    assertThat(EmailAddresses.read(raw)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none@none.com",
        "noemail@example.com",
        "no-email@shop.example",
        "no_mail@gmail.com",
        "a@a.com",
        "xxx@xxx.xx",
        "test@test.com",
        "na@na.na",
        "pasdemail@free.fr",
        "sinemail@sin.es"
      })
  @DisplayName("A1: what people fill a mandatory field with is nobody's address")
  void knowsPlaceholders(String address) {
    assertThat(PlaceholderEmails.contain(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ana@example.com",
        "a@example.com",
        "b@x.example.com",
        "test@example.com",
        "nobody@example.com",
        "no@example.com",
        "noemi@example.com",
        "ana@mail.example",
        "mail@ana.fr"
      })
  void takesNoPersonsAddressForAPlaceholder(String address) {
    assertThat(PlaceholderEmails.contain(address)).isFalse();
  }

  @Test
  void refusesAnAddressThatIsTooLong() {
    assertThat(EmailAddresses.read("ana@" + "x".repeat(250) + ".com")).isEmpty();
  }
}
