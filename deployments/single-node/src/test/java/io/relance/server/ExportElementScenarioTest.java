package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import io.relance.testkit.sftp.TestSftpServer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-A4: contacts who come within a window become one file on an SFTP server")
class ExportElementScenarioTest extends SftpTest {
  private static final String PATH = "out/{{ date | date: '%Y-%m-%d' }}.csv";
  private static final String FIRST_FILE = "out/2026-11-24.csv";

  private int customers;

  @BeforeEach
  void store() {
    server.done(SERVERS, body(Map.of()));
  }

  @Test
  void putsTheContactsOfAWindowIntoOneFile() {
    var automation = server.active(flow(PATH, "csv"));
    server.enroll(automation, contact("Ana", 7));
    server.advance("PT30M");
    server.enroll(automation, contact("=1+1", 8));
    server.advance("PT20M");
    assertThat(sftp.files()).isEmpty();

    server.advance("PT15M");

    assertThat(sftp.files().keySet()).containsExactly(FIRST_FILE);
    assertThat(sftp.files().get(FIRST_FILE))
        .startsWith("\uFEFFfirstName,properties.points,consents.sms\r\n")
        .contains("\r\nAna,7,\r\n", "\r\n'=1+1,8,\r\n")
        .hasLineCount(3);
    assertThat(server.report(automation).at("/outcomes/success").asInt()).isEqualTo(2);
    assertThat(server.stored().toString()).doesNotContain("export-window#");
  }

  @Test
  void beginsAnotherFileAfterTheWindow() {
    var automation = server.active(flow("out.csv", "csv"));
    server.enroll(automation, contact("Ana", 1));
    server.advance("PT2H");
    server.enroll(automation, contact("Bea", 2));
    server.advance("PT2H");

    assertThat(sftp.files().keySet()).containsExactly("out-2.csv", "out.csv");
    assertThat(sftp.files().get("out.csv")).contains("Ana").doesNotContain("Bea");
    assertThat(sftp.files().get("out-2.csv")).contains("Bea").doesNotContain("Ana");
  }

  @Test
  void leavesErasedContactsOut() {
    var automation = server.active(flow("out.csv", "csv"));
    var erased = contact("Ana", 1);
    server.enroll(automation, erased);
    server.enroll(automation, contact("Bea", 2));
    server.advance("PT1M");

    server.call("DELETE", "/v1/contacts/" + erased, "");
    server.advance("PT2H");

    assertThat(sftp.files().get("out.csv")).contains("Bea").doesNotContain("Ana");
  }

  @Test
  void writesWorkbooks() {
    var automation = server.active(flow("out.xlsx", "xlsx"));
    server.enroll(automation, contact("Ana", 1));
    server.advance("PT2H");

    assertThat(sftp.files().get("out.xlsx")).startsWith("PK");
  }

  @Test
  void triesAgainWhileTheServerIsFullOrDropsTheConnection() {
    for (var fault : TestSftpServer.Fault.values()) {
      var path = "out-" + fault + ".csv";
      var automation = server.active(flow(path, "csv"));
      server.enroll(automation, contact("Ana", 1));
      sftp.fails(fault);
      server.advance("PT1H10M");
      assertThat(sftp.files()).doesNotContainKey(path);

      sftp.works();
      server.advance("PT1H");

      assertThat(sftp.files().get(path)).contains("Ana");
      assertThat(sftp.files().keySet()).noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void keepsTheRowsWhenTheHostKeyChangesUntilTheDeadLetterIsReplayed() {
    var automation = server.active(flow("out.csv", "csv"));
    server.enroll(automation, contact("Ana", 1));
    sftp.changeHostKey();
    server.advance("PT2H");
    var letters = server.get("/v1/dead-letters").json().path("items");
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).path("kind").asText()).isEqualTo("file");
    assertThat(letters.get(0).path("reason").asText())
        .contains("\"warehouse\"", "differs from the stored one");
    assertThat(sftp.files()).isEmpty();

    var old = server.get(SERVERS).json().at("/items/0/id").asText();
    server.call("DELETE", SERVERS + "/" + old, "");
    store();
    var replay = "/v1/dead-letters/%s/replay".formatted(letters.get(0).path("id").asText());
    server.done(replay, "");
    server.advance("PT2M");

    assertThat(sftp.files().get("out.csv")).contains("Ana");
    assertThat(server.get("/v1/dead-letters").json().path("items")).isEmpty();
    assertThat(server.call("POST", replay, "").status()).isEqualTo(404);
  }

  @Test
  void foretellsTheFileInSimulations() {
    var automation =
        server.make(
            "/v1/automations", "{\"name\": \"One\", \"flow\": %s}".formatted(flow(PATH, "csv")));

    var simulation =
        server.done(
            "/v1/automations/%s/simulations".formatted(automation),
            "{\"contactId\": \"%s\"}".formatted(contact("Ana", 1)));

    assertThat(simulation.text("/steps/1/type")).isEqualTo("exported");
    assertThat(simulation.text("/steps/1/reason"))
        .isEqualTo("to %s on the SFTP server \"warehouse\"".formatted(FIRST_FILE));
    server.advance("PT2H");
    assertThat(sftp.files()).isEmpty();
  }

  @Test
  void showsTheExportOnTheTimeline() {
    var automation = server.active(flow(PATH, "csv"));
    var contact = contact("Ana", 1);
    server.enroll(automation, contact);
    server.advance("PT1M");

    var items = server.get("/v1/contacts/%s/timeline".formatted(contact)).json().path("items");
    assertThat(items.findValuesAsText("kind")).contains("export");
  }

  @Test
  void refusesServersAndColumnsThatThereAreNot() {
    var flow = flow(PATH, "csv").replace("warehouse", "warehose").replace("points", "point");

    var diagnostics = checked(flow);

    assertThat(diagnostics.findValuesAsText("code"))
        .containsExactly("element.unknown-sftp-server", "element.unknown-property");
    assertThat(diagnostics.get(0).path("message").asText()).contains("did you mean \"warehouse\"?");
  }

  private JsonNode checked(String flow) {
    contact("Ana", 1);
    return server
        .done("/v1/flows/checks", "{\"flow\": %s}".formatted(flow))
        .json()
        .path("diagnostics");
  }

  private static String flow(String path, String format) {
    return """
    {"format": 1, "trigger": {"kind": "api"}, "start": "file", "elements": [
      {"id": "file", "name": "File", "kind": "export", "to": "warehouse", "path": "%s",
       "format": "%s", "columns": ["firstName", "properties.points", "consents.sms"],
       "window": "PT1H", "next": "done"},
      {"id": "done", "kind": "end", "outcome": "success"}]}
    """
        .formatted(path, format);
  }

  private String contact(String firstName, int points) {
    var body =
        Map.of(
            "firstName",
            firstName,
            "externalIds",
            Map.of("shopify", String.valueOf(++customers)),
            "properties",
            Map.of("points", points));
    return server.make("/v1/contacts", Json.write(body));
  }
}
