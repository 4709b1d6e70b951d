package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.admin.Role;
import io.relance.application.persistence.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("L1, K-1: every route that changes something leaves one audit entry")
class AuditedRoutesScenarioTest {
  /**
   * They change nothing, or their entries are shown by DeadLettersApiTest, JobsApiTest,
   * SendingApiTest, SessionApiTest and ShopHistoryApiTest.
   */
  private static final Set<String> OTHERS =
      Set.of(
          "/v1/automations/{id}/validate POST",
          "/v1/automations/{id}/simulations POST",
          "/v1/flows/checks POST",
          "/v1/launches/estimates POST",
          "/v1/segments/calculations POST",
          "/v1/segments/{id}/changes POST",
          "/v1/questions/matches POST",
          "/v1/texts/renderings POST",
          "/v1/jobs/{id}/cancel POST",
          "/v1/session DELETE",
          "/v1/session/access POST",
          "/v1/sessions DELETE",
          "/v1/sending/pause POST",
          "/v1/sending/resume POST",
          "/v1/shop/history POST",
          "/v1/dead-letters/replays POST",
          "/v1/dead-letters/{id}/replay POST");

  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "hello", "elements": [
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
         "text": "Hello", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "P1D", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;
  private static final String SPLIT =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "which", "elements": [
        {"id": "which", "kind": "ax-split", "variations": [
          {"id": "a", "share": 50, "next": "done"}, {"id": "b", "share": 50, "next": "done"}]},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;
  private static final String PHONE = "+33612345699";

  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private String contact = "";
  private int phones;

  /** What a valid request of each route needs, made before; and the request. */
  private record Case(Runnable before, Supplier<Reply> call) {}

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
    contact = server.make("/v1/contacts", Json.write(Map.of("phone", PHONE)));
  }

  @Test
  void leavesOneEntry() {
    var cases = cases();
    assertThat(cases.keySet()).isEqualTo(routes());

    cases.forEach(
        (route, example) -> {
          example.before().run();
          var before = entries();
          var reply = example.call().get();
          var added = new ArrayList<>(entries());
          before.forEach(added::remove);

          assertThat(reply.status()).as(route + ": " + reply.body()).isLessThan(300);
          assertThat(added).as(route).hasSize(1);
          assertThat(added.getFirst().path("actor").asText()).as(route).isEqualTo("owner");
          assertThat(added.getFirst().path("tokenId").asText()).isEqualTo("owner-of-settings");
          assertThat(added.getFirst().path("role").asText()).isEqualTo("owner");
        });
  }

  @Test
  void leavesNoneWhenTheChangeFails() {
    var before = entries();

    for (var route : server.routes()) {
      if (changes(route)) {
        var reply = server.call(route.method(), OpenServer.filled(route, "unknown"), "{}");
        assertThat(reply.status()).as(route + ": " + reply.body()).isBetween(400, 499);
        assertThat(entries()).as(route.toString()).hasSameSizeAs(before);
      }
    }
  }

  @Test
  @DisplayName("L1: names of tokens repeat; entries tell them apart and say the role given")
  void tellsTokensOfOneNameApart() {
    var first = server.call("POST", "/v1/tokens", "{\"name\": \"Mia\", \"role\": \"admin\"}");
    server.call("POST", "/v1/tokens", "{\"name\": \"Mia\", \"role\": \"analyst\"}");

    var entry = server.get("/v1/audit?resource=" + first.text("/id")).json().at("/items/0");
    assertThat(entry.at("/action").asText()).isEqualTo("token.create");
    assertThat(entry.at("/after/name").asText()).isEqualTo("Mia");
    assertThat(entry.at("/after/role").asText()).isEqualTo("admin");
    assertThat(server.get("/v1/audit?actor=owner-of-settings").json().path("items")).isNotEmpty();
    assertThat(server.get("/v1/audit?actor=settings").json().at("/items/0/action").asText())
        .isEqualTo("token.create");
  }

  private Set<String> routes() {
    return server.routes().stream()
        .filter(AuditedRoutesScenarioTest::changes)
        .map(Route::toString)
        .collect(Collectors.toSet());
  }

  private static boolean changes(Route route) {
    return route.path().startsWith("/v1/")
        && !route.method().equals("GET")
        && !OTHERS.contains(route.toString());
  }

  private List<JsonNode> entries() {
    var all = new ArrayList<JsonNode>();
    var next = "";
    do {
      var page = server.get("/v1/audit?limit=100" + next).json();
      page.path("items").forEach(all::add);
      next = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
    } while (!next.isEmpty());
    return all;
  }

  private Map<String, Case> cases() {
    var cases = new TreeMap<String, Case>();
    automations(cases);
    people(cases);
    lists(cases);
    tables(cases);
    promoBanks(cases);
    sftpServers(cases);
    segments(cases);
    add(cases, "POST", "/v1/tokens", "{\"name\": \"A\", \"role\": \"analyst\"}");
    add(cases, "POST", "/v1/session", "{\"token\": \"%s\"}".formatted(server.token(Role.OWNER)));
    add(cases, "POST", "/v1/clock", "{\"advance\": \"PT1S\"}");
    var token = made("/v1/tokens", "{\"name\": \"B\", \"role\": \"analyst\"}");
    cases.put("/v1/tokens/{id} DELETE", call("DELETE", "/v1/tokens/" + token, ""));
    messages(cases);
    imports(cases);
    return cases;
  }

  private void automations(Map<String, Case> cases) {
    add(cases, "POST", "/v1/automations", Bodies.AUTOMATION);
    var edited = "/v1/automations/" + made("/v1/automations", Bodies.AUTOMATION);
    cases.put("/v1/automations/{id} PATCH", call("PATCH", edited, "{\"name\": \"Other\"}"));
    var removed = "/v1/automations/" + made("/v1/automations", Bodies.AUTOMATION);
    cases.put("/v1/automations/{id} DELETE", call("DELETE", removed, ""));
    var inactive = made("/v1/automations", "{\"name\": \"One\", \"flow\": %s}".formatted(FLOW));
    cases.put(
        "/v1/automations/{id}/activate POST",
        call("POST", "/v1/automations/%s/activate".formatted(inactive), "{}"));
    var active = "/v1/automations/" + server.active(FLOW);
    cases.put("/v1/automations/{id}/deactivate POST", call("POST", active + "/deactivate", "{}"));
    var restored = "/v1/automations/" + server.active(FLOW);
    server.call("PATCH", restored, "{\"name\": \"Two\"}");
    cases.put(
        "/v1/automations/{id}/versions/{version}/restore POST",
        call("POST", restored + "/versions/1/restore", ""));
    var split = "/v1/automations/" + server.active(SPLIT);
    cases.put(
        "/v1/automations/{id}/splits/{elementId}/winner POST",
        call("POST", split + "/splits/which/winner", "{\"variation\": \"a\"}"));
    enrollments(cases);
    approvals(cases);
  }

  private void approvals(Map<String, Case> cases) {
    for (var decision : List.of("approve", "refuse")) {
      var asking = server.active(Flows.APPROVED_NEWS);
      server.enroll(asking, contact);
      server.advance("PT1M");
      var pending = server.get("/v1/approvals?state=pending").json().at("/items/0/id").asText();
      var path = "/v1/approvals/{id}/" + decision;
      cases.put(path + " POST", call("POST", path.replace("{id}", pending), ""));
    }
  }

  private void enrollments(Map<String, Case> cases) {
    var automation = server.active(FLOW);
    var path = "/v1/automations/" + automation;
    var enrollment = "{\"contactId\": \"%s\"}".formatted(contact);
    cases.put(
        "/v1/automations/{id}/enrollments POST", call("POST", path + "/enrollments", enrollment));
    var id = made(path + "/enrollments", enrollment);
    server.advance("PT1M");
    cases.put(
        "/v1/automations/{id}/enrollments/{enrollment} DELETE",
        call("DELETE", path + "/enrollments/" + id, ""));
    var launch = "{\"audience\": {\"contactIds\": [\"%s\"]}}".formatted(contact);
    cases.put("/v1/automations/{id}/launches POST", call("POST", path + "/launches", launch));
    var launched = made(path + "/launches", launch);
    cases.put(
        "/v1/launches/{id}/pause POST",
        call("POST", "/v1/launches/%s/pause".formatted(launched), ""));
    var paused = made(path + "/launches", launch);
    server.done("/v1/launches/%s/pause".formatted(paused), "");
    cases.put(
        "/v1/launches/{id}/resume POST",
        call("POST", "/v1/launches/%s/resume".formatted(paused), ""));
    cases.put(
        "/v1/launches/{id}/cancel POST",
        call("POST", "/v1/launches/%s/cancel".formatted(made(path + "/launches", launch)), ""));
  }

  private void people(Map<String, Case> cases) {
    add(cases, "POST", "/v1/contacts", phone());
    var other = "/v1/contacts/" + made("/v1/contacts", phone());
    cases.put("/v1/contacts/{id} PATCH", call("PATCH", other, "{\"firstName\": \"Ana\"}"));
    cases.put(
        "/v1/contacts/{id}/consents/{channel} PUT",
        call("PUT", other + "/consents/sms", "{\"state\": \"subscribed\", \"source\": \"form\"}"));
    var gone = "/v1/contacts/" + made("/v1/contacts", phone());
    cases.put("/v1/contacts/{id} DELETE", call("DELETE", gone, ""));
    cases.put(
        "/v1/properties/{name} PUT", call("PUT", "/v1/properties/size", "{\"type\": \"text\"}"));
    add(
        cases,
        "POST",
        "/v1/events",
        """
        {"events": [{"contactId": "%s", "event": "quiz-finished"}]}
        """
            .formatted(contact));
    var known = phone();
    made("/v1/contacts", known);
    var both =
        known.replace(
            "}",
            ", \"firstName\": \"Bea\", \"consents\": [{\"channel\": \"sms\","
                + " \"state\": \"subscribed\", \"source\": \"form\"}]}");
    cases.put("/v1/contacts PUT", call("PUT", "/v1/contacts?by=phone", both));
  }

  private void tables(Map<String, Case> cases) {
    var pets = "{\"name\": \"%s\", \"columns\": [{\"name\": \"species\", \"type\": \"text\"}]}";
    add(cases, "POST", "/v1/tables", pets.formatted("T1"));
    server.make("/v1/tables", pets.formatted("T2"));
    server.make("/v1/tables", pets.formatted("T3"));
    cases.put("/v1/tables/{key} DELETE", call("DELETE", "/v1/tables/t2", ""));
    var row =
        """
        {"contactId": "%s", "values": {"species": "cat"}}
        """
            .formatted(contact);
    cases.put("/v1/tables/{key}/rows/{row} PUT", call("PUT", "/v1/tables/t3/rows/tom", row));
    server.call("PUT", "/v1/tables/t3/rows/kit", row);
    cases.put("/v1/tables/{key}/rows/{row} DELETE", call("DELETE", "/v1/tables/t3/rows/kit", ""));
  }

  private void promoBanks(Map<String, Case> cases) {
    add(cases, "POST", "/v1/promo-banks", "{\"name\": \"P1\"}");
    var removed = "/v1/promo-banks/" + made("/v1/promo-banks", "{\"name\": \"P2\"}");
    cases.put("/v1/promo-banks/{id} DELETE", call("DELETE", removed, ""));
  }

  private void sftpServers(Map<String, Case> cases) {
    add(cases, "POST", "/v1/sftp-servers", Bodies.SFTP_SERVER);
    var server = "/v1/sftp-servers/" + made("/v1/sftp-servers", Bodies.SFTP_SERVER);
    cases.put("/v1/sftp-servers/{id}/checks POST", call("POST", server + "/checks", ""));
    var removed = "/v1/sftp-servers/" + made("/v1/sftp-servers", Bodies.SFTP_SERVER);
    cases.put("/v1/sftp-servers/{id} DELETE", call("DELETE", removed, ""));
  }

  private void segments(Map<String, Case> cases) {
    var body = "{\"name\": \"%s\", \"criteria\": {\"property\": \"email\", \"exists\": true}}";
    add(cases, "POST", "/v1/segments", body.formatted("S1"));
    var changed = "/v1/segments/" + made("/v1/segments", body.formatted("S2"));
    cases.put("/v1/segments/{id} PUT", call("PUT", changed, body.formatted("S3")));
    cases.put(
        "/v1/segments/{id}/exports POST",
        call("POST", changed + "/exports", "{\"format\": \"csv\"}"));
    var removed = "/v1/segments/" + made("/v1/segments", body.formatted("S4"));
    cases.put("/v1/segments/{id} DELETE", call("DELETE", removed, ""));
  }

  private void lists(Map<String, Case> cases) {
    add(cases, "POST", "/v1/lists", "{\"name\": \"L1\"}");
    var list = "/v1/lists/" + made("/v1/lists", "{\"name\": \"L2\"}");
    cases.put("/v1/lists/{id} PATCH", call("PATCH", list, "{\"name\": \"L3\"}"));
    var removed = "/v1/lists/" + made("/v1/lists", "{\"name\": \"L4\"}");
    cases.put("/v1/lists/{id} DELETE", call("DELETE", removed, ""));
    var many = new ArrayList<String>();
    for (int at = 0; at < 70; at++) {
      many.add(made("/v1/contacts", phone()));
    }
    var members = Json.write(Map.of("contactIds", many));
    cases.put("/v1/lists/{id}/members POST", call("POST", list + "/members", members));
    var full = "/v1/lists/" + made("/v1/lists", "{\"name\": \"L5\"}") + "/members";
    server.done(full, members);
    cases.put("/v1/lists/{id}/members DELETE", call("DELETE", full, members));
  }

  private void imports(Map<String, Case> cases) {
    add(cases, "POST", "/v1/imports", "{\"kind\": \"contacts\"}");
    var id = new ImportStory(server).uploaded("{\"kind\": \"contacts\"}", "email\na@example.org\n");
    var list = server.make("/v1/lists", "{\"name\": \"L9\"}");
    cases.put(
        "/v1/lists/{id}/exports POST",
        call("POST", "/v1/lists/%s/exports".formatted(list), "{\"format\": \"csv\"}"));
    cases.put("/v1/imports/{id}/run POST", call("POST", "/v1/imports/%s/run".formatted(id), "{}"));
  }

  private void messages(Map<String, Case> cases) {
    cases.put(
        "/v1/messages/tests POST",
        call(
            "POST",
            "/v1/messages/tests",
            "{\"automationId\": \"%s\", \"elementId\": \"hello\", \"to\": \"+33612345688\"}"
                .formatted(server.active(FLOW))));
    cases.put(
        "/v1/messages/{id}/resend POST",
        new Case(
            this::fail,
            () ->
                server.call(
                    "POST", "/v1/messages/%s/resend".formatted(failed().path("id").asText()), "")));
    cases.put(
        "/v1/messages/resends POST",
        new Case(
            this::fail,
            () -> {
              var reason = failed().path("reason").asText();
              return server.call(
                  "POST",
                  "/v1/messages/resends?reason="
                      + URLEncoder.encode(reason, StandardCharsets.UTF_8),
                  "");
            }));
  }

  private void fail() {
    server.twilio().refuses(PHONE, 21612);
    server.enroll(server.active(FLOW), contact);
    server.advance("PT1M");
  }

  private JsonNode failed() {
    return server.messages("state=failed").getFirst();
  }

  private String phone() {
    return "{\"phone\": \"+3363998%04d\"}".formatted(phones++);
  }

  private String made(String path, String body) {
    return server.make(path, body);
  }

  private void add(Map<String, Case> cases, String method, String path, String body) {
    cases.put(path + " " + method, call(method, path, body));
  }

  private Case call(String method, String path, String body) {
    return new Case(() -> {}, () -> server.call(method, path, body));
  }
}
