package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-T11, C-T12: pages visited and products viewed trigger, each visit once")
class VisitsScenarioTest {
  private static final String SHOP = "https://www.lumen.test";
  private static final String BROWSER = "Mozilla/5.0 (iPhone) Safari/604.1";
  private static final String SALE =
      "\"page-visited\", \"pages\": [{\"match\": \"is\", \"url\": \"" + SHOP + "/sale\"}]";

  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private String ana = "";

  @BeforeEach
  void open() {
    server = new OpenServer(folder, Map.of("RELANCE_SHOP_ORIGINS", SHOP));
    ana = server.make("/v1/contacts", "{\"email\": \"ana@shop.test\"}");
  }

  @Test
  void triggersByAVisitOfAnIdentifiedContactOnce() {
    var automation = server.active(flow(SALE));

    for (int time = 0; time < 3; time++) {
      collect(body("v1", page("e1", "/sale/?utm_source=sms")).with("email", "Ana@Shop.test"));
    }
    collect(body("v1", page("e2", "/other")));
    server.advance("PT1M");

    assertThat(triggered(automation)).isEqualTo(1);
    assertThat(enrolled(automation, ana)).isEqualTo(1);
    assertThat(events(ana)).containsExactlyInAnyOrder("page-visited", "page-visited");
  }

  @Test
  void triggersOnceForReportsThatComeAtOnce() {
    var automation = server.active(flow(SALE));

    IntStream.range(0, 8)
        .mapToObj(
            _ ->
                CompletableFuture.runAsync(
                    () -> collect(body("v1", page("e1", "/sale")).with("email", "ana@shop.test"))))
        .toList()
        .forEach(CompletableFuture::join);
    server.advance("PT1M");

    assertThat(triggered(automation)).isEqualTo(1);
    assertThat(events(ana)).hasSize(1);
  }

  @Test
  void triggersAtTheNthVisitOnly() {
    var automation = server.active(flow(SALE + ", \"times\": 3"));

    collect(body("v1", page("e1", "/sale")).with("email", "ana@shop.test"));
    collect(body("v1", page("e2", "/sale")));
    collect(body("v1", page("e2", "/sale")));
    server.advance("PT1M");
    assertThat(triggered(automation)).isZero();
    collect(body("v1", page("e3", "/sale")));
    collect(body("v1", page("e4", "/sale")));
    server.advance("PT1M");

    assertThat(triggered(automation)).isEqualTo(1);
  }

  @Test
  void triggersByProductsByTheirIdOrHandle() {
    var mug = server.active(flow("\"product-viewed\", \"products\": [\"red-mug\"]"));
    var number = server.active(flow("\"product-viewed\", \"products\": [\"42\"]"));
    var any = server.active(flow("\"product-viewed\""));

    collect(
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
    collect(body("v1", page("e1", "/sale"), page("e2", "/about")));
    server.advance("PT1H");
    assertThat(events(ana)).isEmpty();

    collect(body("v1", page("e3", "/sale")).with("email", "ana@shop.test"));
    collect(body("v1").with("email", "ana@shop.test"));
    server.advance("PT1M");

    assertThat(events(ana)).hasSize(3);
    assertThat(triggered(automation)).isEqualTo(1);
    assertThat(counted(ana, "page-visited", "\"path\", \"is\": \"/about\"")).isTrue();
  }

  @Test
  void keepsVisitsOfUnknownVisitorsForThirtyDays() {
    collect(body("v1", page("e1", "/sale")));
    server.advance("P31D");
    collect(body("v1").with("email", "ana@shop.test"));
    server.advance("PT1M");

    assertThat(events(ana)).isEmpty();
  }

  @Test
  void identifiesByAnEmailAndChangesNothingElse() {
    collect(body("v1", page("e1", "/sale")).with("email", "nobody@shop.test"));
    collect(body("v2", page("e2", "/sale")).with("email", "ana@shop.test"));
    server.advance("PT1M");

    var contact = server.get("/v1/contacts/" + ana).json();
    assertThat(server.get("/v1/contacts").json().path("items")).hasSize(1);
    assertThat(contact.path("consents").toString()).doesNotContain("subscribed");
    assertThat(contact.path("updatedAt")).isEqualTo(contact.path("createdAt"));
    assertThat(events(ana)).hasSize(1);
  }

  @Test
  void givesLaterVisitsToWhomThePageNamesLast() {
    var ben = server.make("/v1/contacts", "{\"email\": \"ben@shop.test\"}");

    collect(body("v1", page("e1", "/sale")).with("email", "ana@shop.test"));
    server.advance("PT1M");
    collect(body("v1", page("e2", "/sale")).with("email", "ben@shop.test"));
    server.advance("PT1M");
    collect(body("v1", page("e3", "/sale")));
    server.advance("PT1M");

    assertThat(events(ana)).hasSize(1);
    assertThat(events(ben)).hasSize(2);
  }

  @Test
  void dropsWhatIsNotFromAPageOfTheShopWithConsent() {
    var body = body("v1", page("e1", "/sale")).with("email", "ana@shop.test");

    assertThat(post(body.text(), "https://evil.test", BROWSER)).isEqualTo(204);
    assertThat(post(body.text(), "null", BROWSER)).isEqualTo(204);
    assertThat(post(body.text(), "", BROWSER)).isEqualTo(204);
    assertThat(post(body.text(), SHOP, "Googlebot/2.1")).isEqualTo(204);
    assertThat(post(body.text(), SHOP, "Mozilla/5.0 (compatible; Googlebot/2.1)")).isEqualTo(204);
    for (var consent : List.of("false", "\"true\"", "1", "null")) {
      var refused = body.text().replace("\"consent\":true", "\"consent\":" + consent);
      assertThat(post(refused, SHOP, BROWSER)).isEqualTo(204);
    }
    server.advance("PT1M");

    assertThat(events(ana)).isEmpty();
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
    collect(body("v1", event("e1", url)).with("email", "ana@shop.test"));
    server.advance("PT1M");

    assertThat(events(ana)).isEmpty();
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
    assertThat(post(body, SHOP, BROWSER)).isEqualTo(204);
  }

  @Test
  void refusesLargeBodies() {
    var large = body("v1", page("e1", "/sale")).with("padding", "x".repeat(17_000));

    assertThat(post(large.text(), SHOP, BROWSER)).isEqualTo(413);
  }

  @Test
  void boundsWhatOneVisitorReports() {
    for (int request = 0; request < 20; request++) {
      int from = request * 20;
      var pages = IntStream.range(from, from + 20).mapToObj(at -> page("e" + at, "/sale")).toList();
      collect(body("v1", pages.toArray(String[]::new)).with("email", "ana@shop.test"));
    }
    server.advance("PT1M");

    assertThat(counted(ana, 300)).isTrue();
    assertThat(counted(ana, 301)).isFalse();
  }

  @Test
  void triggersAtMostTenTimesADay() {
    var automation = server.active(flow(SALE));
    var pages = IntStream.range(0, 15).mapToObj(at -> page("e" + at, "/sale")).toList();

    collect(body("v1", pages.toArray(String[]::new)).with("email", "ana@shop.test"));
    server.advance("PT1M");
    assertThat(triggered(automation)).isEqualTo(10);
    server.advance("P1D");
    collect(body("v1", page("later", "/sale")));
    server.advance("PT1M");

    assertThat(triggered(automation)).isEqualTo(11);
  }

  @Test
  void forgetsTheVisitorWithTheContact() {
    collect(body("v1", page("e1", "/sale")).with("email", "ana@shop.test"));
    server.advance("PT1M");
    assertThat(server.get("/v1/contacts/%s/export".formatted(ana)).toString())
        .contains("/sale", "\"type\":\"visitor\"");
    server.done("DELETE", "/v1/contacts/" + ana, "");
    server.advance("PT1M");
    var again = server.make("/v1/contacts", "{\"email\": \"ana@shop.test\"}");

    collect(body("v1", page("e2", "/sale")));
    server.advance("PT1M");

    assertThat(events(again)).isEmpty();
  }

  @Test
  void saysWhyAVisitDidNotEnroll() {
    var automation = server.active(flow(SALE + ", \"times\": 3"));
    collect(body("v1", page("e1", "/sale")).with("email", "ana@shop.test"));
    server.advance("PT1M");

    var why = server.get("/v1/contacts/%s/why?automationId=%s".formatted(ana, automation));

    assertThat(why.json().toString()).contains("visit number 3");
  }

  private record Body(Map<String, Object> fields) {
    Body with(String name, String value) {
      var more = new LinkedHashMap<>(fields);
      more.put(name, value);
      return new Body(more);
    }

    String text() {
      return Json.write(fields);
    }
  }

  private static Body body(String visitor, String... events) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("visitor", visitor);
    fields.put("consent", true);
    fields.put("events", List.of(events).stream().map(Json::tree).toList());
    return new Body(fields);
  }

  private static String page(String id, String path) {
    return event(id, SHOP + path);
  }

  private static String event(String id, String url) {
    return Json.write(Map.of("id", id, "event", "page-visited", "url", url));
  }

  private static String product(String id, String fields) {
    return "{\"id\": \"%s\", \"event\": \"product-viewed\", \"url\": \"%s/products/x\", %s}"
        .formatted(id, SHOP, fields);
  }

  private void collect(Body body) {
    assertThat(post(body.text(), SHOP, BROWSER)).isEqualTo(204);
  }

  private int post(String body, String origin, String userAgent) {
    var request =
        server
            .request("/collect")
            .header("Content-Type", "text/plain;charset=UTF-8")
            .header("User-Agent", userAgent)
            .POST(BodyPublishers.ofString(body));
    return server.send(origin.isEmpty() ? request : request.header("Origin", origin)).status();
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

  private List<String> events(String contact) {
    var timeline = server.get("/v1/contacts/%s/timeline".formatted(contact)).json();
    return timeline.path("items").findValuesAsText("type").stream()
        .filter(type -> type.equals("page-visited") || type.equals("product-viewed"))
        .toList();
  }

  private boolean counted(String contact, int atLeast) {
    return holds(contact, "{\"event\": \"page-visited\", \"atLeast\": %d}".formatted(atLeast));
  }

  private boolean counted(String contact, String event, String property) {
    return holds(
        contact, "{\"event\": \"%s\", \"where\": {\"property\": %s}}".formatted(event, property));
  }

  private boolean holds(String contact, String criteria) {
    var segment =
        server.make(
            "/v1/segments",
            "{\"name\": \"S %d\", \"criteria\": %s}".formatted(criteria.hashCode(), criteria));
    var why = server.get("/v1/segments/%s/members/%s/why".formatted(segment, contact));
    return why.json().path("holds").asBoolean();
  }
}
