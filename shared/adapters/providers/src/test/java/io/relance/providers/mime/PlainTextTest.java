package io.relance.providers.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void keepsWordsLinesAndLinks() {
    var html =
        "<html><head><style>p {color: red}</style><title>T</title></head><body>"
            + "<p>Bonjour&nbsp;Camille,<br>merci&nbsp;!</p><p>Suivez  le"
            + " <a href='https://track.example.com/1'>colis</a>.</p></body></html>";

    assertThat(PlainText.of(html))
        .isEqualTo("Bonjour Camille,\nmerci !\nSuivez le colis (https://track.example.com/1).");
  }

  @Test
  void takesTextThatIsNoHtml() {
    assertThat(PlainText.of("Just words")).isEqualTo("Just words");
  }
}
