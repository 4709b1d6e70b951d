package io.relance.domain.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-T11: pages are compared by their normal URLs")
class PagePatternTest {
  @ParameterizedTest
  @CsvSource({
    "https://shop.test/sale, https://SHOP.test/sale",
    "https://shop.test/sale, http://shop.test:80/sale",
    "https://shop.test/sale, https://shop.test:443/sale/",
    "https://shop.test/sale/, https://shop.test/sale",
    "https://shop.test, https://shop.test/",
    "https://shop.test/sale, https://shop.test/sale#top",
    "https://shop.test/sale, https://shop.test/sale?utm_source=sms&size=4",
    "https://shop.test/a b, https://shop.test/a%20b",
    "https://shop.test/caf%C3%A9, https://shop.test/café",
    "https://shop.test/%7eana, https://shop.test/~ana",
    "https://shop.test/x/../sale, https://shop.test/./sale",
    "https://shop.test/find?q=Tea, https://shop.test/find?page=2&q=Tea",
    "/sale, https://www.shop.test/sale",
    "/sale/, https://shop.test/sale"
  })
  void takesNotationsOfOnePageForThePage(String pattern, String page) {
    assertThat(is(pattern.replace(" b", "%20b"), page)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.test/sale, https://shop.test/Sale",
    "https://shop.test/sale, https://www.shop.test/sale",
    "https://shop.test/sale, https://shop.test:8443/sale",
    "https://shop.test/sale, https://shop.test/sale/shoes",
    "https://shop.test/find?q=Tea, https://shop.test/find?q=Teapot",
    "https://shop.test/find?q=Tea, https://shop.test/find",
    "/sale, https://shop.test/en/sale"
  })
  void distinguishesOtherPages(String pattern, String page) {
    assertThat(is(pattern, page)).isFalse();
  }

  @Test
  void matchesByTheBeginning() {
    assertThat(starts("https://shop.test/blog", "https://shop.test/blogs/1")).isTrue();
    assertThat(starts("https://shop.test/blog/", "https://shop.test/blogs/1")).isFalse();
    assertThat(starts("https://shop.test/blog/", "https://shop.test/blog")).isTrue();
    assertThat(starts("https://shop.test", "https://shop.test/blog?page=2")).isTrue();
    assertThat(starts("https://shop.test", "https://shop.test.evil.test/")).isFalse();
    assertThat(starts("/find?q=te", "https://shop.test/find?q=tea")).isTrue();
    assertThat(starts("/find?q=te", "https://shop.test/find?q=coffee")).isFalse();
  }

  @Test
  void matchesByAPartWithoutRegardToCase() {
    var pattern = new PagePattern(PageMatch.CONTAINS, "Winter");

    assertThat(pattern.matches(page("https://shop.test/collections/winter-sale"))).isTrue();
    assertThat(pattern.matches(page("https://shop.test/find?season=WINTER"))).isTrue();
    assertThat(pattern.matches(page("https://shop.test/summer"))).isFalse();
  }

  @Test
  void storesNeitherOriginsOfVisitsNorPersonalParameters() {
    var page =
        page(
            "https://shop.test/p?utm_source=a&fbclid=1&relance=x.y&email=a&to=b%40c.d&size=4&key=s");

    assertThat(page.text()).isEqualTo("https://shop.test/p?size=4");
    assertThat(PageUrl.mark("https://shop.test/p?a=1&relance=x.y#z")).contains("x.y");
    assertThat(PageUrl.mark("https://shop.test/p#?relance")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop.test/a",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "https://ana@shop.test/",
        "https://shop.test\\@evil.test/",
        "https://shop.test/a\nb",
        "https://[::1]/",
        "https://shop.test:123456/",
        "//shop.test/a"
      })
  void refusesWhatIsNoPage(String url) {
    assertThat(PageUrl.parse(url)).isEmpty();
  }

  @Test
  void refusesLongUrls() {
    assertThat(PageUrl.parse("https://shop.test/" + "a".repeat(PageUrl.LONGEST))).isEmpty();
  }

  @Test
  void knowsTheOriginsOfTheShop() {
    var origins = new ShopOrigins(Stream.of("https://Shop.test", "http://127.0.0.1:80").toList());

    assertThat(origins.include("https://shop.test")).isTrue();
    assertThat(origins.include("https://shop.test:443")).isTrue();
    assertThat(origins.include("http://shop.test")).isFalse();
    assertThat(origins.include("null")).isFalse();
    assertThat(origins.include("https://shop.test.evil.test")).isFalse();
    assertThat(origins.have(page("http://127.0.0.1/a"))).isTrue();
    assertThat(origins.have(page("https://evil.test/https://shop.test"))).isFalse();
  }

  @Test
  void comparesProductsInEachNotation() {
    assertThat(ProductReference.normal("gid://shopify/Product/42")).isEqualTo("42");
    assertThat(ProductReference.normal(" Red-Mug ")).isEqualTo("red-mug");
  }

  private static boolean is(String pattern, String page) {
    return new PagePattern(PageMatch.IS, pattern).matches(page(page));
  }

  private static boolean starts(String pattern, String page) {
    return new PagePattern(PageMatch.STARTS_WITH, pattern).matches(page(page));
  }

  private static PageUrl page(String url) {
    return PageUrl.parse(url).orElseThrow();
  }
}
