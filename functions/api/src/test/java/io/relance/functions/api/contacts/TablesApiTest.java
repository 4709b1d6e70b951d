package io.relance.functions.api.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.functions.api.Answer;
import io.relance.functions.api.ApiTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C-C1: related tables, whose rows belong to contacts")
class TablesApiTest extends ApiTest {
  private static final String COLUMNS =
      """
      [{"name": "species", "type": "text"}, {"name": "age", "type": "number"},
       {"name": "born", "type": "date"}, {"name": "foods", "type": "list"}]
      """;

  private int phones;

  @Test
  void createsATable() {
    var made = create("Pets of mine");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo("/v1/tables/pets-of-mine");
    assertThat(made.text("/key")).isEqualTo("pets-of-mine");
    assertThat(made.text("/name")).isEqualTo("Pets of mine");
    assertThat(made.json().at("/columns")).hasSize(4);
    assertThat(made.text("/columns/1/type")).isEqualTo("number");
    assertThat(api.get("/v1/tables/pets-of-mine").json()).isEqualTo(made.json());
    assertThat(api.get("/v1/tables").json().findValuesAsText("key")).contains("pets-of-mine");
    assertThat(
            api.post(
                    "/v1/tables",
                    "{\"name\": \"X\", \"key\": \"pets-of-mine\", \"columns\": %s}"
                        .formatted(COLUMNS))
                .code())
        .isEqualTo("table.key-taken");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      quoteCharacter = '§',
      delimiter = '|',
      textBlock =
          """
          {"columns": [{"name": "a", "type": "text"}]}                     | name
          {"name": "A"}                                                    | columns
          {"name": "A", "columns": []}                                     | columns
          {"name": "A", "columns": [{"name": "a"}]}                        | columns[0].type
          {"name": "A", "columns": [{"name": "a", "type": "string"}]}      | columns[0].type
          {"name": "A", "columns": [{"name": "", "type": "text"}]}         | columns[0].name
          {"name": "A", "columns": [{"name": "a", "type": "text"}, {"name": "a", "type": "text"}]} | columns[1].name
          {"name": "A", "columns": [{"name": "a", "type": "text"}], "rows": 1} | rows
          """)
  void namesWhatIsWrongWithATable(String body, String path) {
    var refused = api.post("/v1/tables", body);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/errors/0/path")).isEqualTo(path);
  }

  @Test
  void storesRowsThatChangeHands() {
    create("Cats");
    var ana = contact(phone());
    var ben = contact(phone());

    var stored =
        put("cats", "tom 1", ana, "{\"species\": \"cat\", \"age\": 3, \"foods\": [\"fish\"]}");
    assertThat(stored.status()).isEqualTo(200);
    assertThat(stored.text("/row")).isEqualTo("tom 1");
    assertThat(api.get("/v1/tables/cats/rows/tom%201").json()).isEqualTo(stored.json());
    put("cats", "kit", ana, "{\"species\": \"cat\", \"born\": \"2026-01-31\", \"age\": null}");
    assertThat(rows("cats", "")).containsExactly("kit", "tom 1");
    assertThat(rows("cats", "?contactId=" + ana)).containsExactly("kit", "tom 1");
    assertThat(meets(ana, "{\"table\": \"cats\", \"exactly\": 2}")).isTrue();

    put("cats", "tom 1", ben, "{\"species\": \"cat\"}");

    assertThat(rows("cats", "")).containsExactly("kit", "tom 1");
    assertThat(rows("cats", "?contactId=" + ana)).containsExactly("kit");
    assertThat(rows("cats", "?contactId=" + ben)).containsExactly("tom 1");
    assertThat(meets(ana, "{\"table\": \"cats\", \"exactly\": 1}")).isTrue();
    assertThat(meets(ben, "{\"table\": \"cats\"}")).isTrue();
    assertThat(
            meets(ben, "{\"table\": \"cats\", \"where\": {\"property\": \"age\", \"greater\": 1}}"))
        .isFalse();

    assertThat(api.delete("/v1/tables/cats/rows/kit").status()).isEqualTo(204);
    assertThat(api.delete("/v1/tables/cats/rows/kit").status()).isEqualTo(404);
    assertThat(api.get("/v1/tables/cats/rows/kit").status()).isEqualTo(404);
    assertThat(meets(ana, "{\"table\": \"cats\", \"exactly\": 0}")).isTrue();
  }

  @Test
  void pagesRows() {
    create("Birds");
    var ana = contact(phone());
    List.of("a", "b", "c").forEach(row -> put("birds", row, ana, "{}"));
    var first = api.get("/v1/tables/birds/rows?limit=2");
    var rest = api.get("/v1/tables/birds/rows?limit=2&cursor=" + first.text("/next"));

    assertThat(first.json().path("items")).hasSize(2);
    assertThat(rest.text("/items/0/row")).isEqualTo("c");
    assertThat(rest.json().has("next")).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource(
      quoteCharacter = '§',
      delimiter = '|',
      textBlock =
          """
          {"age": "three"}       | values.age     | must be a number, not "three"
          {"born": "2026-02-30"} | values.born    | must be a date such as 2026-01-31, not "2026-02-30"
          {"specie": "cat"}      | values.specie  | unknown column "specie" (did you mean "species"?)
          {"foods": "fish"}      | values.foods   | must be a list of strings, not "fish"
          {"age": {"years": 3}}  | values.age     | must be a string, number, boolean or list of strings, or null to remove it
          """)
  void refusesValuesThatTheColumnsCannotHold(String values, String path, String message) {
    create("Dogs");

    var refused = put("dogs", "rex", contact(phone()), values);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/errors/0/path")).isEqualTo(path);
    assertThat(refused.text("/errors/0/message")).isEqualTo(message);
    assertThat(api.get("/v1/tables/dogs/rows/rex").status()).isEqualTo(404);
  }

  @Test
  void namesWhatDoesNotExist() {
    create("Fish");

    assertThat(put("fishes", "a", contact(phone()), "{}").text("/detail"))
        .isEqualTo("There is no table \"fishes\"");
    assertThat(put("fish", "a", "nobody", "{}").text("/errors/0/message"))
        .isEqualTo("there is no contact \"nobody\"");
    assertThat(api.get("/v1/tables/fish/rows?contactId=nobody").status()).isEqualTo(400);
    assertThat(api.delete("/v1/tables/fishes").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("a missing table is an error, a missing column a warning, a wrong type an error")
  void checksFlowsAgainstTheTables() {
    create("Horses");

    assertThat(found("{\"table\": \"horses\", \"where\": {\"property\": \"age\", \"greater\": 3}}"))
        .isEmpty();
    assertThat(found("{\"table\": \"horse\"}")).containsExactly("error criteria.unknown-table");
    assertThat(found("{\"table\": \"horses\", \"where\": {\"property\": \"ages\", \"less\": 3}}"))
        .containsExactly("warning criteria.unknown-column");
    assertThat(
            found(
                "{\"table\": \"horses\", \"where\": {\"property\": \"age\", \"before\":"
                    + " \"2026-01-31\"}}"))
        .containsExactly("error criteria.wrong-type");
    assertThat(found("{\"table\": \"horses\", \"where\": {\"list\": \"vip\"}}"))
        .containsExactly("error criteria.unclear");
    assertThat(found("{\"table\": \"horses\", \"atLeast\": 1, \"atMost\": 2}"))
        .containsExactly("error criteria.unclear");
  }

  @Test
  @DisplayName("a table in use is 409 naming the users; a deleted one takes its rows along")
  void deletesATableThatNothingUses() {
    create("Goats");
    var ana = contact(phone());
    for (int at = 0; at < 120; at++) {
      put("goats", "g" + at, ana, "{\"species\": \"capra\"}");
    }
    var user =
        api.post(
                "/v1/automations",
                "{\"name\": \"Goat food\", \"flow\": %s}"
                    .formatted(ConditionFlow.of("{\"table\": \"goats\"}")))
            .text("/id");

    var refused = api.delete("/v1/tables/goats");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/detail")).isEqualTo("The table \"goats\" is used by \"Goat food\"");

    api.delete("/v1/automations/" + user);
    assertThat(api.delete("/v1/tables/goats").status()).isEqualTo(204);
    assertThat(api.get("/v1/tables/goats").status()).isEqualTo(404);
    assertThat(api.dump().toString()).doesNotContain("capra");
    assertThat(create("Goats").text("/key")).isEqualTo("goats");
    assertThat(rows("goats", "")).isEmpty();
  }

  @Test
  @DisplayName("D-3: export and erasure cover the rows of a person")
  void coversThePersonsRights() {
    create("Parrots");
    var ana = contact(phone());
    var ben = contact(phone());
    put("parrots", "polly-chip-77", ana, "{\"species\": \"psittacus\"}");
    put("parrots", "other", ben, "{\"species\": \"ara\"}");

    var export = api.get("/v1/contacts/%s/export".formatted(ana));
    assertThat(export.text("/rows/0/table")).isEqualTo("parrots");
    assertThat(export.text("/rows/0/row")).isEqualTo("polly-chip-77");
    assertThat(export.text("/rows/0/values/species")).isEqualTo("psittacus");

    api.delete("/v1/contacts/" + ana);

    assertThat(api.dump().toString())
        .doesNotContain("psittacus")
        .doesNotContain("polly-chip-77")
        .contains("ara");
    assertThat(rows("parrots", "")).containsExactly("other");
  }

  private Answer create(String name) {
    return api.post("/v1/tables", "{\"name\": \"%s\", \"columns\": %s}".formatted(name, COLUMNS));
  }

  private Answer put(String table, String row, String contact, String values) {
    return api.put(
        "/v1/tables/%s/rows/%s".formatted(table, row.replace(" ", "%20")),
        "{\"contactId\": \"%s\", \"values\": %s}".formatted(contact, values));
  }

  private List<String> rows(String table, String query) {
    return api.get("/v1/tables/%s/rows%s".formatted(table, query))
        .json()
        .path("items")
        .valueStream()
        .map(row -> row.path("row").asText())
        .toList();
  }

  /** Whether criteria hold for a contact, by way of a simulated condition. */
  private boolean meets(String contact, String criteria) {
    var simulated =
        api.post(
            "/v1/automations/%s/simulations".formatted(automation("manual")),
            "{\"contactId\": \"%s\", \"flow\": %s}".formatted(contact, ConditionFlow.of(criteria)));
    assertThat(simulated.status()).as(simulated.body()).isEqualTo(200);
    return simulated.text("/ended/outcome").equals("success");
  }

  private List<String> found(String criteria) {
    return api.post("/v1/flows/checks", "{\"flow\": %s}".formatted(ConditionFlow.of(criteria)))
        .json()
        .path("diagnostics")
        .valueStream()
        .map(it -> it.path("severity").asText() + " " + it.path("code").asText())
        .toList();
  }

  private String phone() {
    return "+3363996%04d".formatted(phones++);
  }
}
