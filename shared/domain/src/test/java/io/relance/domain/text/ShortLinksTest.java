package io.relance.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("K-14 Short links")
class ShortLinksTest {
  private static final String CODE = "abcdefghijk";
  private static final ShortLinks LINKS = new ShortLinks("https://go.example.com/l/");

  @Test
  void replacesEachAddressByALinkOfItsNumber() {
    var shortened = shorten("See https://a.example.com/x?y=1 or http://b.example.com, then reply");

    assertThat(shortened.text())
        .isEqualTo(
            "See https://go.example.com/l/abcdefghijk0 or https://go.example.com/l/abcdefghijk1,"
                + " then reply");
    assertThat(shortened.targets())
        .containsExactly("https://a.example.com/x?y=1", "http://b.example.com");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(https://a.example.com/b) | https://a.example.com/b",
        "https://a.example.com/b_(c) | https://a.example.com/b_(c)",
        "https://a.example.com/b! | https://a.example.com/b",
        "« https://a.example.com/b\u202f» | https://a.example.com/b",
        "HTTPS://A.example.com/B… | https://A.example.com/B",
        "https://café.example.com/thé?q=ça | https://xn--caf-dma.example.com/th%C3%A9?q=%C3%A7a",
        "https://a.example.com/100%25/50% | https://a.example.com/100%25/50%25",
        "https://a.example.com/{x} | https://a.example.com/%7Bx%7D",
        "https://localhost:8080/b#c | https://localhost:8080/b#c",
      })
  void takesTheAddressOutOfItsSentence(String text, String target) {
    assertThat(shorten(text).targets()).containsExactly(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "ftp://a.example.com/b",
        "https://",
        "https://bank.example.com@evil.example.com/",
        "https://[::1]/x",
        "https://a..b/x",
        "a.example.com/b",
        "https://go.example.com/l/abcdefghijk0",
      })
  void leavesWhatIsNoAddressToRedirectTo(String text) {
    assertThat(shorten(text).text()).isEqualTo(text);
    assertThat(shorten(text).targets()).isEmpty();
  }

  @Test
  void leavesEverythingWhereItIsOff() {
    var text = "See https://a.example.com";

    assertThat(ShortLinks.OFF.shorten(text, CODE, _ -> false).text()).isEqualTo(text);
  }

  @Test
  void leavesExcludedAddresses() {
    var shortened =
        LINKS.shorten("https://a.example.com https://b.example.com", CODE, it -> it.contains("b."));

    assertThat(shortened.text())
        .isEqualTo("https://go.example.com/l/abcdefghijk0 https://b.example.com");
  }

  @Test
  void leavesAddressesThatAreTooLong() {
    var text = "https://a.example.com/" + "x".repeat(2_100);

    assertThat(shorten(text).text()).isEqualTo(text);
  }

  @Test
  void givesOneLinkToAnAddressThatIsThereTwice() {
    var shortened = shorten("https://a.example.com https://a.example.com");

    assertThat(shortened.targets()).hasSize(1);
    assertThat(shortened.text().split(" ")).containsOnly("https://go.example.com/l/abcdefghijk0");
  }

  @Test
  void readsThePathOfEachLinkThatItWrites() {
    var text =
        IntStream.range(0, 600)
            .mapToObj(number -> "https://a.example.com/" + number)
            .collect(Collectors.joining(" "));

    var shortened = shorten(text);

    assertThat(shortened.targets()).hasSize(LinkShortener.MOST);
    var words = shortened.text().split(" ");
    for (int number = 0; number < LinkShortener.MOST; number++) {
      var path = words[number].substring("https://go.example.com/l/".length());
      assertThat(ShortLinks.path(path)).contains(new ShortLinks.Path(CODE, number));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "abcdefghijk", "abcdefghijk0/x", "abcdefghijk-", "../../etc/pwd"})
  void readsNoOtherPaths(String path) {
    assertThat(ShortLinks.path(path)).isEmpty();
  }

  @Test
  void makesCodesOfElevenCharacters() {
    var random = new Random(7);
    var bytes = new byte[32];
    for (int run = 0; run < 1_000; run++) {
      random.nextBytes(bytes);
      assertThat(ShortLinks.code(bytes)).matches("[0-9A-Za-z]{11}");
    }
    assertThat(ShortLinks.code(new byte[8])).isEqualTo(ShortLinks.SAMPLE_CODE);
  }

  private static ShortLinks.Shortened shorten(String text) {
    return LINKS.shorten(text, CODE, _ -> false);
  }
}
