package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-S1, C-S2: the winner of a split takes all contacts that come, or waited")
class WinnersScenarioTest {
  private static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";

  @TempDir private Path folder;
  @AutoClose private OpenServer server;

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
  }

  @Test
  void sendsThoseWhoWaitToTheWinner() {
    var automation = server.active(test("won", "lost", 4, "manual"));
    launch(automation, contacts(0, 40));

    var before = server.report(automation);
    assertThat(before.at("/elements/split/here").asInt()).isEqualTo(32);
    assertThat(before.at("/splits/split/waiting").asInt()).isEqualTo(32);
    assertThat(before.at("/splits/split/winner").isMissingNode()).isTrue();
    assertThat(before.path("outcomes").toString()).isEqualTo("{\"abandon\":4,\"success\":4}");

    server.advance("PT1H");
    server.advance("PT1M");

    var after = server.report(automation);
    assertThat(after.at("/elements/split/exits").toString()).isEqualTo("{\"a\":36,\"b\":4}");
    assertThat(after.at("/splits/split/waiting").asInt()).isZero();
    assertThat(after.at("/splits/split/winner/variation").asText()).isEqualTo("a");
    assertThat(after.at("/splits/split/winner/reason").asText()).isEqualTo("highest");
    assertThat(after.at("/splits/split/variations/a/rate").asDouble()).isEqualTo(1);
    assertThat(after.at("/splits/split/variations/a/interval/from").asDouble())
        .isBetween(0.51, 0.52);
    assertThat(after.at("/splits/split/variations/b/rate").asDouble()).isZero();
    assertThat(after.path("outcomes").toString()).isEqualTo("{\"abandon\":4,\"success\":36}");
    assertThat(after.path("inProgress").asInt()).isZero();
  }

  @Test
  void sendsThoseWhoComeLaterToTheWinnerAtOnce() {
    var automation = server.active(test("won", "lost", 1, "manual"));
    launch(automation, contacts(0, 20));
    server.advance("PT1H");

    launch(automation, contacts(20, 30));

    assertThat(server.report(automation).at("/elements/split/exits").toString())
        .isEqualTo("{\"a\":28,\"b\":2}");
  }

  @Test
  void waitsForAPersonWhenTheRatesAreEqual() {
    var automation = server.active(test("won", "won", 1, "manual"));
    launch(automation, contacts(0, 20));
    server.advance("P2D");

    var undecided = server.report(automation).at("/splits/split");
    assertThat(undecided.at("/waiting").asInt()).isEqualTo(16);
    assertThat(undecided.at("/noWinner/reason").asText()).isEqualTo("tie");

    var chosen = choose(automation, "{\"variation\": \"b\"}");
    assertThat(chosen.status()).isEqualTo(200);
    assertThat(chosen.text("/reason")).isEqualTo("manual");
    assertThat(choose(automation, "{\"variation\": \"a\"}").status()).isEqualTo(409);
    server.advance("PT1M");

    assertThat(server.report(automation).at("/elements/split/exits").toString())
        .isEqualTo("{\"a\":2,\"b\":18}");
  }

  @Test
  void followsThePersonWhoChoosesBeforeTheWinnerIsLookedFor() {
    var automation = server.active(test("won", "lost", 1, "a"));
    launch(automation, contacts(0, 20));

    choose(automation, "{\"variation\": \"b\"}");
    server.advance("PT1M");
    server.advance("P1D");

    var report = server.report(automation);
    assertThat(report.at("/elements/split/exits").toString()).isEqualTo("{\"a\":2,\"b\":18}");
    assertThat(report.at("/splits/split/winner/reason").asText()).isEqualTo("manual");
  }

  @Test
  void goesWhereTheFlowSaysWhenTooFewCameForAWinner() {
    var contacts = contacts(0, 40);
    var named = server.active(test("won", "lost", 5, "b"));
    launch(named, contacts);
    var best = server.active(test("won", "lost", 5, "best"));
    launch(best, contacts);

    server.advance("PT2H");

    assertThat(server.report(named).at("/splits/split/winner").toString())
        .contains("\"variation\":\"b\"", "\"reason\":\"on-no-winner\"");
    assertThat(server.report(named).at("/splits/split/noWinner/reason").asText())
        .isEqualTo("minimum");
    assertThat(server.report(named).at("/elements/split/exits").toString())
        .isEqualTo("{\"a\":4,\"b\":36}");
    assertThat(server.report(best).at("/splits/split/winner").toString())
        .contains("\"variation\":\"a\"", "\"reason\":\"best\"");
  }

  @Test
  void keepsTheWaitOfOneContactWhoComesAlone() {
    var automation = server.active(test("won", "lost", 1, "b"));
    contacts(0, 6).forEach(contact -> server.enroll(automation, contact));
    server.advance("PT1M");
    var waiting = server.report(automation).at("/splits/split/waiting").asInt();

    server.advance("PT2H");

    var report = server.report(automation);
    assertThat(waiting).isPositive();
    assertThat(report.path("inProgress").asInt()).isZero();
    assertThat(report.at("/elements/split/entered").asInt()).isEqualTo(6);
  }

  @Test
  void measuresClicksOfTheFirstMessageOfEachVariation() {
    var automation =
        server.active(
            """
            {"format": 1, "trigger": {"kind": "manual"}, "start": "split", "elements": [
              {"id": "split", "kind": "ax-split", "variations": [
                {"id": "a", "share": 50, "next": "short"}, {"id": "b", "share": 50, "next": "long"}],
               "winner": {"metric": "clicked", "after": "PT4H", "minimum": 2}},
              {"id": "short", "kind": "send-sms", "purpose": "marketing", "next": "done",
               "text": "New: https://www.maison-lumen.fr/a Reply STOP to unsubscribe."},
              {"id": "long", "kind": "send-sms", "purpose": "marketing", "next": "done",
               "text": "All new: https://www.maison-lumen.fr/b Reply STOP to unsubscribe."},
              {"id": "done", "kind": "end", "outcome": "neutral"}]}
            """);
    var contacts =
        IntStream.range(0, 4).mapToObj(at -> server.subscriber("+3363998020" + at)).toList();
    launch(automation, contacts);
    follow("elementId=long&automationId=" + automation);

    server.advance("PT4H");
    launch(automation, contacts(0, 5));

    var split = server.report(automation).at("/splits/split");
    assertThat(split.at("/winner/variation").asText()).isEqualTo("b");
    assertThat(split.at("/variations/b/rate").asDouble()).isEqualTo(0.5);
    assertThat(split.at("/variations/b/entered").asInt()).isEqualTo(7);
    assertThat(split.at("/waiting").isMissingNode()).isTrue();
  }

  @Test
  void endsThoseWhoWaitWhenTheAutomationIsDeactivated() {
    var automation = server.active(test("won", "lost", 1, "manual"));
    launch(automation, contacts(0, 20));
    server.done(
        "/v1/automations/%s/deactivate".formatted(automation), "{\"inFlight\": \"cancel\"}");
    server.advance("PT2H");

    var report = server.report(automation);
    assertThat(report.path("outcomes").toString())
        .isEqualTo("{\"abandon\":2,\"success\":2,\"taken-out\":16}");
    assertThat(report.at("/elements/split/out/taken-out").asInt()).isEqualTo(16);
    assertThat(report.path("inProgress").asInt()).isZero();
  }

  @Test
  void showsWhereAContactWaitsAndHowItWentOn() {
    var automation = server.active(test("won", "lost", 1, "manual"));
    launch(automation, contacts(0, 10));
    var enrollments = "/v1/automations/" + automation + "/enrollments";
    var path = enrollments + "?elementId=split&state=in-progress";
    var waiting = server.get(path).json().path("items");
    assertThat(waiting).hasSize(8);
    var contact = waiting.at("/0/contactId").asText();
    var left = waiting.at("/1/id").asText();
    server.call("DELETE", enrollments + "/" + left, "");

    server.advance("PT2H");

    assertThat(exits(contact)).containsExactly("a");
    var why = "/v1/contacts/%s/why?automationId=%s".formatted(contact, automation);
    assertThat(server.get(why).json().toString()).contains("which had won");
    assertThat(server.report(automation).path("outcomes").toString())
        .isEqualTo("{\"abandon\":1,\"success\":8,\"taken-out\":1}");
  }

  @Test
  void simulatesTheWait() {
    var automation = server.active(test("won", "lost", 1, "b"));
    var contact = contacts(0, 1).getFirst();

    var simulation =
        server.done(
            "/v1/automations/%s/simulations".formatted(automation),
            "{\"contactId\": \"%s\"}".formatted(contact));

    assertThat(simulation.text("/steps/1/type")).isIn("waited", "decided");
    assertThat(simulation.text("/ended/outcome")).isIn("success", "abandon");
    assertThat(server.report(automation).path("entered").asInt()).isZero();
  }

  @Test
  void refusesVariationsAndSplitsThatAreNone() {
    var automation = server.active(test("won", "lost", 1, "manual"));

    var unknown = choose(automation, "{\"variation\": \"c\"}");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.text("/errors/0/message")).contains("a, b, none", "\"c\"");
    var path = "/v1/automations/%s/splits/won/winner".formatted(automation);
    assertThat(server.call("POST", path, "{\"variation\": \"a\"}").status()).isEqualTo(404);
    assertThat(choose(automation, "{\"variation\": \"a\", \"version\": 2}").status())
        .isEqualTo(404);
  }

  private List<String> exits(String contact) {
    return server
        .get("/v1/contacts/%s/timeline".formatted(contact))
        .json()
        .path("items")
        .findValuesAsText("exit");
  }

  private Reply choose(String automation, String body) {
    return server.call(
        "POST", "/v1/automations/%s/splits/split/winner".formatted(automation), body);
  }

  private void follow(String query) {
    JsonNode message = server.messages("direction=outbound&" + query).getFirst();
    var text = message.path("text").asText();
    var path = text.substring(text.indexOf("/l/"), text.indexOf(' ', text.indexOf("/l/")));
    server.send(
        server.request(path).header("User-Agent", BROWSER).header("Accept-Language", "fr").GET());
    server.advance("PT1S");
  }

  private static String test(String ofA, String ofB, int minimum, String onNoWinner) {
    return """
    {"format": 1, "trigger": {"kind": "manual"}, "start": "split", "elements": [
      {"id": "split", "kind": "ax-test", "variations": [
        {"id": "a", "share": 10, "next": "%s"}, {"id": "b", "share": 10, "next": "%s"},
        {"id": "none", "share": 0, "next": "lost"}],
       "metric": "success", "after": "PT1H", "minimum": %d, "onNoWinner": "%s"},
      {"id": "won", "kind": "end", "outcome": "success"},
      {"id": "lost", "kind": "end", "outcome": "abandon"}]}
    """
        .formatted(ofA, ofB, minimum, onNoWinner);
  }

  private List<String> contacts(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(at -> "{\"phone\": \"+336399801%02d\"}".formatted(at))
        .map(contact -> server.make("/v1/contacts", contact))
        .toList();
  }

  private void launch(String automation, List<String> contacts) {
    server.launch(automation, contacts);
    server.advance("PT5M");
  }
}
