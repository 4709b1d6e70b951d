package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-A7: codes of a bank are imported, granted once, shown and erased")
class PromoCodesScenarioTest {
  @TempDir Path folder;
  @AutoClose private OpenServer server;

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
  }

  @Test
  void grantsAndSendsEachCodeOnce() {
    var bank = bank("Summer", 3);
    var automation = server.active(flow(true));
    var contacts = contacts(5);

    launch(automation, contacts);

    assertThat(contacts.stream().flatMap(it -> server.textsTo(it).stream()))
        .containsExactlyInAnyOrder("Your code: CODE-0", "Your code: CODE-1", "Your code: CODE-2");
    assertThat(state(bank)).isEqualTo("3 granted, 0 left, exhausted");
    var report = server.report(automation);
    assertThat(report.at("/elements/code/exits").toString())
        .isEqualTo("{\"next\":3,\"onExhausted\":2}");
    assertThat(report.path("outcomes").toString()).isEqualTo("{\"failure\":2,\"success\":3}");
  }

  @Test
  void skipsTheMessageWithoutACodeWhereNoExitIsDrawn() {
    bank("Summer", 1);
    var automation = server.active(flow(false));

    var estimate = estimate(automation, contacts(3));
    assertThat(estimate.path("willReceive").asInt()).isEqualTo(1);
    assertThat(estimate.path("steps").toString())
        .isEqualTo("[{\"reason\":\"no-code\",\"count\":2}]");
    launch(automation, everybody());

    var report = server.report(automation);
    assertThat(report.at("/skipped/byReason").toString()).isEqualTo("{\"no-code\":2}");
    assertThat(report.path("sent").asInt()).isEqualTo(1);
    assertThat(report.path("outcomes").toString()).isEqualTo("{\"success\":3}");
  }

  @Test
  void sendsAMessageWithADefaultWithoutACode() {
    bank("Summer", 0);
    var text = "Your code: {{ promo.code | default: 'none' }}";
    var automation = server.active(flow(false).replace("Your code: {{ promo.code }}", text));

    launch(automation, contacts(1));

    assertThat(server.textsTo(everybody().getFirst())).containsExactly("Your code: none");
  }

  @Test
  void showsASampleInSimulations() {
    var bank = bank("Summer", 1);
    var automation = server.active(flow(true));

    var simulation =
        server.done(
            "/v1/automations/%s/simulations".formatted(automation),
            "{\"contactId\": \"%s\"}".formatted(contacts(1).getFirst()));

    assertThat(simulation.text("/steps/1/type")).isEqualTo("granted");
    assertThat(simulation.text("/steps/2/message/text"))
        .startsWith("Your code: ")
        .doesNotContain("CODE-0");
    assertThat(state(bank)).isEqualTo("0 granted, 1 left, ok");
  }

  @Test
  void showsTheCodeOnTheTimelineAndErasesItWithThePerson() {
    var bank = bank("Summer", 2);
    var automation = server.active(flow(true));
    var contact = contacts(1).getFirst();
    launch(automation, List.of(contact));
    var timeline = server.get("/v1/contacts/%s/timeline".formatted(contact)).json();
    assertThat(timeline.path("items").findValuesAsText("code")).containsExactly("CODE-0");
    var export = server.get("/v1/contacts/%s/export".formatted(contact)).json();
    assertThat(export.at("/enrollments/0/promoCodes/0/code").asText()).isEqualTo("CODE-0");

    assertThat(server.call("DELETE", "/v1/contacts/" + contact, "").status()).isLessThan(300);
    server.advance("PT1M");

    assertThat(server.stored().toString()).doesNotContain("CODE-0").contains("CODE-1");
    assertThat(state(bank)).isEqualTo("1 granted, 1 left, ok");
    var again = new ImportStory(server).imported(codes(), "code\nCODE-0\n");
    assertThat(again.path("rejected").asInt()).isEqualTo(1);
  }

  @Test
  void rejectsCodesThatTheBankHas() {
    bank("Summer", 2);
    var story = new ImportStory(server);

    var done = story.imported(codes(), "Code\nCODE-1\n\nNEW\nNEW\n%s\n".formatted("x".repeat(101)));

    assertThat(done.path("created").asInt()).isEqualTo(1);
    assertThat(done.path("rejected").asInt()).isEqualTo(3);
    assertThat(story.rejects(done))
        .contains("CODE-1,2,code,must be new: the bank has this code already")
        .contains("NEW,5,code,must be new: the bank has this code already")
        .contains("code,must be 1 to 100 printable characters");
  }

  @Test
  void keepsABankThatAnAutomationUses() {
    var bank = bank("Summer", 2);
    server.active(flow(true));
    var unused = bank("Winter", 2);

    var refused = server.call("DELETE", "/v1/promo-banks/" + bank, "");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("promo-bank.in-use");
    assertThat(server.call("DELETE", "/v1/promo-banks/" + unused, "").status()).isEqualTo(204);
    assertThat(server.get("/v1/promo-banks/" + unused).status()).isEqualTo(404);
    assertThat(server.get("/v1/promo-banks").json().findValuesAsText("key"))
        .containsExactly("summer");
    assertThat(bank("Winter", 1)).isNotEqualTo(unused);
  }

  @Test
  void refusesFlowsWithoutTheirBank() {
    bank("Summer", 1);
    var checked =
        server.done(
            "/v1/flows/checks", "{\"flow\": %s}".formatted(flow(true).replace("summer", "sumer")));

    assertThat(checked.json().at("/diagnostics/0/code").asText())
        .isEqualTo("element.unknown-promo-bank");
    assertThat(checked.json().at("/diagnostics/0/message").asText()).contains("summer");
  }

  @Test
  void refusesFaultsOfBanksAndImportsByTheirFields() {
    bank("Summer", 0);
    var bank = server.call("POST", "/v1/promo-banks", "{\"lowAt\": -1, \"size\": 1}");
    var taken = server.call("POST", "/v1/promo-banks", "{\"name\": \"S\", \"key\": \"summer\"}");
    var codes = server.call("POST", "/v1/imports", "{\"kind\": \"codes\"}");
    var unknown =
        server.call("POST", "/v1/imports", "{\"kind\": \"codes\", \"bankKey\": \"nobody\"}");
    var contacts =
        server.call("POST", "/v1/imports", "{\"kind\": \"contacts\", \"bankKey\": \"summer\"}");

    assertThat(bank.json().findValuesAsText("path"))
        .containsExactlyInAnyOrder("name", "lowAt", "size");
    assertThat(taken.status()).isEqualTo(409);
    assertThat(codes.text("/errors/0/path")).isEqualTo("bankKey");
    assertThat(unknown.text("/errors/0/path")).isEqualTo("bankKey");
    assertThat(contacts.text("/errors/0/path")).isEqualTo("bankKey");
  }

  private String bank(String name, int codes) {
    var id = server.make("/v1/promo-banks", "{\"name\": \"%s\"}".formatted(name));
    var file = new StringBuilder("code\n");
    IntStream.range(0, codes).forEach(at -> file.append("CODE-").append(at).append('\n'));
    if (codes > 0) {
      var key = server.get("/v1/promo-banks/" + id).text("/key");
      new ImportStory(server).imported(codes().replace("summer", key), file.toString());
    }
    return id;
  }

  private static String codes() {
    return "{\"kind\": \"codes\", \"bankKey\": \"summer\"}";
  }

  private String state(String bank) {
    var found = server.get("/v1/promo-banks/" + bank).json();
    return "%s granted, %s left, %s"
        .formatted(found.path("granted"), found.path("left"), found.path("state").asText());
  }

  private static String flow(boolean exit) {
    return """
    {"format": 1, "trigger": {"kind": "manual"}, "start": "code", "elements": [
      {"id": "code", "name": "Code", "kind": "grant-promo-code", "bank": "summer", "next": "offer"%s},
      {"id": "offer", "name": "Offer", "kind": "send-sms", "purpose": "transactional",
       "text": "Your code: {{ promo.code }}", "next": "won"},
      {"id": "won", "kind": "end", "outcome": "success"}%s]}
    """
        .formatted(
            exit ? ", \"onExhausted\": \"lost\"" : "",
            exit ? ", {\"id\": \"lost\", \"kind\": \"end\", \"outcome\": \"failure\"}" : "");
  }

  private List<String> contacts(int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> "{\"phone\": \"+336399801%02d\"}".formatted(at))
        .map(contact -> server.make("/v1/contacts", contact))
        .toList();
  }

  private List<String> everybody() {
    return server.get("/v1/contacts").json().path("items").findValuesAsText("id");
  }

  private void launch(String automation, List<String> contacts) {
    server.done("/v1/automations/%s/launches".formatted(automation), audience(contacts));
    server.advance("PT5M");
  }

  private static String audience(List<String> contacts) {
    return Json.write(Map.of("audience", Map.of("contactIds", contacts)));
  }

  private JsonNode estimate(String automation, List<String> contacts) {
    var body = Map.of("automationId", automation, "audience", Map.of("contactIds", contacts));
    return server.done("/v1/launches/estimates", Json.write(body)).json();
  }
}
