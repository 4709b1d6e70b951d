package io.relance.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("K-14 Links of HTML emails")
class HtmlLinksTest {
  private static final String CODE = "abcdefghijk";
  private static final String SHORT = "https://go.example.com/l/abcdefghijk0";
  private static final ShortLinks LINKS = new ShortLinks("https://go.example.com/l/");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "<a href=\"https://a.example.com/x\">Go</a> | <a href=\"{}\">Go</a>",
        "<A class='b' HREF = 'https://a.example.com/x' >Go</A> | <A class='b' HREF = '{}' >Go</A>",
        "<a href=https://a.example.com/x>Go</a> | <a href={}>Go</a>",
        "<a href=\" https://a.example.com/x \">Go</a> | <a href=\"{}\">Go</a>",
        "<area shape=rect href=\"https://a.example.com/x\"/> | <area shape=rect href=\"{}\"/>",
        "<a title=\"1 > 0\" href=\"https://a.example.com/x\"> | <a title=\"1 > 0\" href=\"{}\">",
        "<a href=\"https://a.example.com/x\" href=\"/y\"> | <a href=\"{}\" href=\"/y\">",
      })
  void replacesTheAddressOfALink(String html, String replaced) {
    var shortener = shortener();

    assertThat(shortener.inHtml(html)).isEqualTo(replaced.replace("{}", SHORT));
    assertThat(shortener.targets()).containsExactly("https://a.example.com/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href=\"mailto:ana@example.com\">",
        "<a href=\"tel:+33612345678\">",
        "<a href=\"#top\">",
        "<a href=\"/relative\">",
        "<a name=\"x\">https://a.example.com</a>",
        "<a data-href=\"https://a.example.com\">",
        "<abbr href=\"https://a.example.com\">",
        "<img src=\"https://a.example.com/x.png\">",
        "<link href=\"https://a.example.com/x.css\">",
        "<!--[if mso]><a href=\"https://a.example.com\"><![endif]-->",
        "<style>a[href] { background: url(https://a.example.com) } <a href=\"https://a.example.com\"></style>",
        "<a href=\"https://go.example.com/l/abcdefghijk0\">",
        "<a href=\"https://a.example.com",
        "<a href",
        "<a ",
      })
  void leavesEverythingElseAsItIs(String html) {
    var shortener = shortener();

    assertThat(shortener.inHtml(html)).isEqualTo(html);
    assertThat(shortener.targets()).isEmpty();
  }

  @Test
  void leadsToTheAddressThatTheEntitiesStandFor() {
    var shortener = shortener();

    shortener.inHtml(
        "<a href=\"https://a.example.com/?a=1&amp;sig=Zm9v%2B%2F&#61;&#x3D;&copy=2\">");

    assertThat(shortener.targets())
        .containsExactly("https://a.example.com/?a=1&sig=Zm9v%2B%2F==&copy=2");
  }

  @Test
  void givesOneAddressOneLinkInAllTextsOfAMessage() {
    var shortener = shortener();
    var html =
        "<a href=\"https://a.example.com/?b=1&amp;c=2\">A</a><a href='https://d.example.com'>";

    assertThat(shortener.inHtml(html)).contains(CODE + "0", CODE + "1");
    assertThat(shortener.inText("A: https://a.example.com/?b=1&c=2"))
        .isEqualTo("A: https://go.example.com/l/abcdefghijk0");
    assertThat(shortener.targets())
        .containsExactly("https://a.example.com/?b=1&c=2", "https://d.example.com");
  }

  @Test
  void leavesAddressesThatAreTooMuchToStore() {
    var shortener = shortener();
    for (int link = 0; link < 40; link++) {
      shortener.inHtml(
          "<a href=\"https://a.example.com/%d%s\">".formatted(link, "x".repeat(1_900)));
    }

    assertThat(shortener.targets()).hasSize(31);
    assertThat(
            shortener.inHtml("<a href=\"https://b.example.com/%s\">".formatted("x".repeat(1_900))))
        .startsWith("<a href=\"https://b.example.com/");
  }

  @Test
  void readsLongAttributesInTimeThatGrowsWithThem() {
    var html = "<a title=\"" + "x'".repeat(200_000) + "\" href=\"https://a.example.com/x\">";

    assertThat(shortener().inHtml(html)).endsWith(SHORT + "\">");
  }

  private static LinkShortener shortener() {
    return new LinkShortener(LINKS, CODE, _ -> false);
  }
}
