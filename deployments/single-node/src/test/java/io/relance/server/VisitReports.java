package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a browser in the shop reports, and what is recorded of it. */
record VisitReports(OpenServer server) {
  static final String SHOP = "https://www.lumen.test";
  static final String BROWSER = "Mozilla/5.0 (iPhone) Safari/604.1";

  record Body(Map<String, Object> fields) {
    Body with(String name, String value) {
      var more = new LinkedHashMap<>(fields);
      more.put(name, value);
      return new Body(more);
    }

    String text() {
      return Json.write(fields);
    }
  }

  static Body body(String visitor, String... events) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("visitor", visitor);
    fields.put("consent", true);
    fields.put("events", List.of(events).stream().map(Json::tree).toList());
    return new Body(fields);
  }

  static String page(String id, String path) {
    return event(id, SHOP + path);
  }

  /** Twenty visits of the sale, the first of them with that number. */
  static String[] sales(int from) {
    return IntStream.range(from, from + 20)
        .mapToObj(at -> page("e" + at, "/sale"))
        .toArray(String[]::new);
  }

  static String event(String id, String url) {
    return Json.write(Map.of("id", id, "event", "page-visited", "url", url));
  }

  static String product(String id, String fields) {
    return "{\"id\": \"%s\", \"event\": \"product-viewed\", \"url\": \"%s/products/x\", %s}"
        .formatted(id, SHOP, fields);
  }

  void collect(Body body) {
    assertThat(post(body.text(), SHOP, BROWSER)).isEqualTo(204);
  }

  int post(String body, String origin, String userAgent) {
    var request =
        server
            .request("/collect")
            .header("Content-Type", "text/plain;charset=UTF-8")
            .header("User-Agent", userAgent)
            .POST(BodyPublishers.ofString(body));
    return server.send(origin.isEmpty() ? request : request.header("Origin", origin)).status();
  }

  /** The visits on the timeline of a contact. */
  List<String> events(String contact) {
    var timeline = server.get("/v1/contacts/%s/timeline".formatted(contact)).json();
    return timeline.path("items").findValuesAsText("type").stream()
        .filter(type -> type.equals("page-visited") || type.equals("product-viewed"))
        .toList();
  }

  boolean counted(String contact, int atLeast) {
    return holds(contact, "{\"event\": \"page-visited\", \"atLeast\": %d}".formatted(atLeast));
  }

  boolean counted(String contact, String event, String property) {
    return holds(
        contact, "{\"event\": \"%s\", \"where\": {\"property\": %s}}".formatted(event, property));
  }

  boolean holds(String contact, String criteria) {
    var segment =
        server.make(
            "/v1/segments",
            "{\"name\": \"S %d\", \"criteria\": %s}".formatted(criteria.hashCode(), criteria));
    var why = server.get("/v1/segments/%s/members/%s/why".formatted(segment, contact));
    return why.json().path("holds").asBoolean();
  }
}
