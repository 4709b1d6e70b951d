package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Json;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-T10: rows of related tables trigger, each change once")
class TableRowTriggerScenarioTest {
  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private String ana = "";
  private String ben = "";

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
    ana = server.make("/v1/contacts", "{\"email\": \"ana@shop.test\"}");
    ben = server.make("/v1/contacts", "{\"email\": \"ben@shop.test\"}");
    server.done(
        "/v1/tables",
        """
        {"name": "Pets", "columns": [{"name": "species", "type": "text"}, {"name": "age", "type": "number"}]}
        """);
  }

  @Test
  void distinguishesAddedFromChangedRows() {
    var added = server.active(flow("added", ""));
    var changed = server.active(flow("changed", ""));
    var any = server.active(flow("any", ""));

    put("tom", ana, Map.of("species", "cat"));
    put("tom", ana, Map.of("species", "cat", "age", 3));
    put("kit", ben, Map.of());

    assertThat(triggered(added)).isEqualTo(2);
    assertThat(triggered(changed)).isEqualTo(1);
    assertThat(triggered(any)).isEqualTo(3);
    assertThat(enrolled(any, ben)).isEqualTo(1);
  }

  @Test
  void looksAtTheNamedColumnsOnly() {
    var automation = server.active(flow("any", ", \"columns\": [\"age\"]"));

    put("tom", ana, Map.of("species", "cat"));
    put("tom", ana, Map.of("species", "dog"));
    assertThat(triggered(automation)).isZero();
    put("tom", ana, Map.of("species", "dog", "age", 3));
    put("tom", ana, Map.of("species", "dog"));
    put("kit", ana, Map.of("age", 1));

    assertThat(triggered(automation)).isEqualTo(3);
  }

  @Test
  void takesTheSameValuesForNoChange() {
    var automation = server.active(flow("any", ""));

    put("tom", ana, Map.of("species", "cat", "age", 3));
    put("tom", ana, Map.of("age", 3, "species", "cat"));
    server.call("DELETE", "/v1/tables/pets/rows/tom", "");

    assertThat(triggered(automation)).isEqualTo(1);
  }

  @Test
  void takesARowThatAnotherContactGetsForAnAddedOne() {
    var automation = server.active(flow("added", ""));

    put("tom", ana, Map.of("species", "cat"));
    put("tom", ben, Map.of("species", "cat"));

    assertThat(enrolled(automation, ana)).isEqualTo(1);
    assertThat(enrolled(automation, ben)).isEqualTo(1);
  }

  @Test
  void triggersOnceForRequestsThatComeAtOnce() {
    var automation = server.active(flow("any", ""));

    IntStream.range(0, 8)
        .mapToObj(_ -> CompletableFuture.runAsync(() -> store("tom", ana, Map.of("age", 3))))
        .toList()
        .forEach(CompletableFuture::join);
    server.advance("PT1M");

    assertThat(triggered(automation)).isEqualTo(1);
  }

  @Test
  void triggersByImportedRowsOnceHoweverOftenTheyAreImported() {
    var automation = server.active(flow("added", ""));
    var file = "row,email,species\ntom,ana@shop.test,cat\nkit,ben@shop.test,cat\n";
    var story = new ImportStory(server);

    for (int time = 0; time < 2; time++) {
      story.imported("{\"kind\": \"rows\", \"tableKey\": \"pets\"}", file);
      server.advance("PT1M");
    }

    assertThat(triggered(automation)).isEqualTo(2);
  }

  @Test
  void saysWhyAContactDidNotEnter() {
    var automation = server.active(flow("changed", ""));
    put("tom", ana, Map.of("species", "cat"));

    var why = server.get("/v1/contacts/%s/why?automationId=%s".formatted(ana, automation));

    assertThat(why.json().toString()).contains("table");
    var simulation =
        server.done(
            "/v1/automations/%s/simulations".formatted(automation),
            "{\"contactId\": \"%s\"}".formatted(ana));
    assertThat(simulation.text("/ended/outcome")).isEqualTo("neutral");
  }

  @Test
  void refusesTablesAndWarnsOfColumnsThatDoNotExist() {
    var flow = flow("any", ", \"columns\": [\"specie\"]");
    var columns = server.done("/v1/flows/checks", "{\"flow\": %s}".formatted(flow));
    var table =
        server.done("/v1/flows/checks", "{\"flow\": %s}".formatted(flow.replace("pets", "pet")));

    assertThat(columns.json().at("/diagnostics").findValuesAsText("path"))
        .contains("trigger.columns[0]");
    assertThat(columns.json().at("/diagnostics").findValuesAsText("hint"))
        .contains("Did you mean \"species\"?");
    assertThat(table.json().at("/diagnostics").findValuesAsText("path")).contains("trigger.table");
    assertThat(table.json().at("/diagnostics").findValuesAsText("message"))
        .contains("There is no table \"pet\"; did you mean \"pets\"?");
  }

  private static String flow(String on, String columns) {
    return """
    {"format": 1, "trigger": {"kind": "table-row", "table": "pets", "on": "%s"%s}, "start": "done",
     "elements": [{"id": "done", "kind": "end", "outcome": "neutral"}]}
    """
        .formatted(on, columns);
  }

  private void put(String row, String contact, Map<String, Object> values) {
    store(row, contact, values);
    server.advance("PT1M");
  }

  private void store(String row, String contact, Map<String, Object> values) {
    var body = Json.write(Map.of("contactId", contact, "values", values));
    server.done("PUT", "/v1/tables/pets/rows/" + row, body);
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
