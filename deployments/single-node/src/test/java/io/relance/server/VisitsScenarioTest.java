package io.relance.server;

import static io.relance.server.VisitReports.BROWSER;
import static io.relance.server.VisitReports.SHOP;
import static io.relance.server.VisitReports.body;
import static io.relance.server.VisitReports.event;
import static io.relance.server.VisitReports.page;
import static io.relance.server.VisitReports.product;
import static io.relance.server.VisitReports.sales;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-T11, C-T12: pages visited and products viewed trigger, each visit once")
class VisitsScenarioTest extends VisitsTest {
  private static final String SALE =
      "\"page-visited\", \"pages\": [{\"match\": \"is\", \"url\": \"" + SHOP + "/sale\"}]";

  @Test
  void triggersByAVisitOfAnIdentifiedContactOnce() {
    var automation = server.active(flow(SALE));

    for (int time = 0; time < 3; time++) {
      visits.collect(
          body("v1", page("e1", "/sale/?utm_source=sms")).with("email", "Ana@Shop.test"));
    }
    visits.collect(body("v1", page("e2", "/other")));
    server.advance("PT1M");

    assertThat(triggered(automation)).isEqualTo(1);
    assertThat(enrolled(automation, ana)).isEqualTo(1);
    assertThat(visits.events(ana)).containsExactlyInAnyOrder("page-visited", "page-visited");
  }

  @Test
  void triggersOnceForReportsThatComeAtOnce() {
    var automation = server.active(flow(SALE));

    IntStream.range(0, 8)
        .mapToObj(
            _ ->
                CompletableFuture.runAsync(
                    () ->
                        visits.collect(
                            body("v1", page("e1", "/sale")).with("email", "ana@shop.test"))))
        .toList()
        .forEach(CompletableFuture::join);
    server.advance("PT1M");

    assertThat(triggered(automation)).isEqualTo(1);
    assertThat(visits.events(ana)).hasSize(1);
  }

  @Test
  void triggersAtTheNthVisitOnly() {
    var automation = server.active(flow(SALE + ", \"times\": 3"));

    visits.collect(body("v1", page("e1", "/sale")).with("email", "ana@shop.test"));
    visits.collect(body("v1", page("e2", "/sale")));
    visits.collect(body("v1", page("e2", "/sale")));
    server.advance("PT1M");
    assertThat(triggered(automation)).isZero();
    visits.collect(body("v1", page("e3", "/sale")));
    visits.collect(body("v1", page("e4", "/sale")));
    server.advance("PT1M");

    assertThat(triggered(automation)).isEqualTo(1);
  }

  @Test
  void triggersByProductsByTheirIdOrHandle() {
    var mug = server.active(flow("\"product-viewed\", \"products\": [\"red-mug\"]"));
    var number = server.active(flow("\"product-viewed\", \"products\": [\"42\"]"));
    var any = server.active(flow("\"product-viewed\""));

    visits.collect(
        body(
                "v1",
                product("e1", "\"productId\": 42, \"productHandle\": \"Red-Mug\""),
                product("e2", "\"productId\": \"gid://shopify/Product/43\""))
            .with("email", "ana@shop.test"));
    server.advance("PT1M");

    assertThat(triggered(mug)).isEqualTo(1);
    assertThat(triggered(number)).isEqualTo(1);
    assertThat(triggered(any)).isEqualTo(2);
  }

  @Test
  void givesVisitsFromBeforeToTheContactOnceItIsKnown() {
    var automation = server.active(flow(SALE + ", \"times\": 2"));
    visits.collect(body("v1", page("e1", "/sale"), page("e2", "/about")));
    server.advance("PT1H");
    assertThat(visits.events(ana)).isEmpty();

    visits.collect(body("v1", page("e3", "/sale")).with("email", "ana@shop.test"));
    visits.collect(body("v1").with("email", "ana@shop.test"));
    server.advance("PT1M");

    assertThat(visits.events(ana)).hasSize(3);
    assertThat(triggered(automation)).isEqualTo(1);
    assertThat(visits.counted(ana, "page-visited", "\"path\", \"is\": \"/about\"")).isTrue();
  }

  @Test
  void keepsVisitsOfUnknownVisitorsForThirtyDays() {
    visits.collect(body("v1", page("e1", "/sale")));
    server.advance("P31D");
    visits.collect(body("v1").with("email", "ana@shop.test"));
    server.advance("PT1M");

    assertThat(visits.events(ana)).isEmpty();
  }

  @Test
  void identifiesByAnEmailAndChangesNothingElse() {
    visits.collect(body("v1", page("e1", "/sale")).with("email", "nobody@shop.test"));
    visits.collect(body("v2", page("e2", "/sale")).with("email", "ana@shop.test"));
    server.advance("PT1M");

    var contact = server.get("/v1/contacts/" + ana).json();
    assertThat(server.get("/v1/contacts").json().path("items")).hasSize(1);
    assertThat(contact.path("consents").toString()).doesNotContain("subscribed");
    assertThat(contact.path("updatedAt")).isEqualTo(contact.path("createdAt"));
    assertThat(visits.events(ana)).hasSize(1);
  }

  @Test
  void givesLaterVisitsToWhomThePageNamesLast() {
    var ben = server.make("/v1/contacts", "{\"email\": \"ben@shop.test\"}");

    visits.collect(body("v1", page("e1", "/sale")).with("email", "ana@shop.test"));
    server.advance("PT1M");
    visits.collect(body("v1", page("e2", "/sale")).with("email", "ben@shop.test"));
    server.advance("PT1M");
    visits.collect(body("v1", page("e3", "/sale")));
    server.advance("PT1M");

    assertThat(visits.events(ana)).hasSize(1);
    assertThat(visits.events(ben)).hasSize(2);
  }

  @Test
  void dropsWhatIsNotFromAPageOfTheShopWithConsent() {
    var body = body("v1", page("e1", "/sale")).with("email", "ana@shop.test");

    assertThat(visits.post(body.text(), "https://evil.test", BROWSER)).isEqualTo(204);
    assertThat(visits.post(body.text(), "null", BROWSER)).isEqualTo(204);
    assertThat(visits.post(body.text(), "", BROWSER)).isEqualTo(204);
    assertThat(visits.post(body.text(), SHOP, "Googlebot/2.1")).isEqualTo(204);
    assertThat(visits.post(body.text(), SHOP, "Mozilla/5.0 (compatible; Googlebot/2.1)"))
        .isEqualTo(204);
    for (var consent : List.of("false", "\"true\"", "1", "null")) {
      var refused = body.text().replace("\"consent\":true", "\"consent\":" + consent);
      assertThat(visits.post(refused, SHOP, BROWSER)).isEqualTo(204);
    }
    server.advance("PT1M");

    assertThat(visits.events(ana)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "https://evil.test/sale",
        "https://www.lumen.test@evil.test/sale",
        "https://www.lumen.test.evil.test/sale",
        "//www.lumen.test/sale",
        "",
        "/sale"
      })
  void dropsHostileUrls(String url) {
    visits.collect(body("v1", event("e1", url)).with("email", "ana@shop.test"));
    server.advance("PT1M");

    assertThat(visits.events(ana)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"x\"",
        "{\"visitor\": 1, \"consent\": true, \"events\": 3}",
        "{\"visitor\": \"v 1\", \"consent\": true, \"email\": \"ana@shop.test\", \"events\": [7]}",
        "{\"visitor\": \"v1\", \"consent\": true, \"events\": [{\"id\": 1, \"event\": {}}]}"
      })
  void saysNothingAboutBodiesThatAreNone(String body) {
    assertThat(visits.post(body, SHOP, BROWSER)).isEqualTo(204);
  }

  @Test
  void refusesLargeBodies() {
    var large = body("v1", page("e1", "/sale")).with("padding", "x".repeat(17_000));

    assertThat(visits.post(large.text(), SHOP, BROWSER)).isEqualTo(413);
  }

  @Test
  void boundsWhatOneVisitorReports() {
    for (int request = 0; request < 20; request++) {
      visits.collect(body("v1", sales(request * 20)).with("email", "ana@shop.test"));
    }
    server.advance("PT1M");

    assertThat(visits.counted(ana, 300)).isTrue();
    assertThat(visits.counted(ana, 301)).isFalse();
  }

  @Test
  void triggersAtMostTenTimesADay() {
    var automation = server.active(flow(SALE));
    var pages = IntStream.range(0, 15).mapToObj(at -> page("e" + at, "/sale")).toList();

    visits.collect(body("v1", pages.toArray(String[]::new)).with("email", "ana@shop.test"));
    server.advance("PT1M");
    assertThat(triggered(automation)).isEqualTo(10);
    server.advance("P1D");
    visits.collect(body("v1", page("later", "/sale")));
    server.advance("PT1M");

    assertThat(triggered(automation)).isEqualTo(11);
  }

  @Test
  void forgetsTheVisitorWithTheContact() {
    visits.collect(body("v1", page("e1", "/sale")).with("email", "ana@shop.test"));
    server.advance("PT1M");
    assertThat(server.get("/v1/contacts/%s/export".formatted(ana)).toString())
        .contains("/sale", "\"type\":\"visitor\"");
    server.done("DELETE", "/v1/contacts/" + ana, "");
    server.advance("PT1M");
    var again = server.make("/v1/contacts", "{\"email\": \"ana@shop.test\"}");

    visits.collect(body("v1", page("e2", "/sale")));
    server.advance("PT1M");

    assertThat(visits.events(again)).isEmpty();
  }

  @Test
  void saysWhyAVisitDidNotEnroll() {
    var automation = server.active(flow(SALE + ", \"times\": 3"));
    visits.collect(body("v1", page("e1", "/sale")).with("email", "ana@shop.test"));
    server.advance("PT1M");

    var why = server.get("/v1/contacts/%s/why?automationId=%s".formatted(ana, automation));

    assertThat(why.json().toString()).contains("visit number 3");
  }

  private static String flow(String trigger) {
    return """
    {"format": 1, "trigger": {"kind": %s}, "start": "done",
     "elements": [{"id": "done", "kind": "end", "outcome": "neutral"}]}
    """
        .formatted(trigger);
  }

  private int triggered(String automation) {
    return server.report(automation).path("timesTriggered").asInt();
  }

  private int enrolled(String automation, String contact) {
    var all = server.get("/v1/contacts/%s/enrollments".formatted(contact)).json();
    return (int)
        all.path("items").findValuesAsText("automationId").stream()
            .filter(automation::equals)
            .count();
  }
}
