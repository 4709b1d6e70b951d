package io.relance.functions.api.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Role;
import io.relance.functions.api.Answer;
import io.relance.functions.api.ApiTest;
import io.relance.functions.api.TestApi;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-4, P-6: lists, and who is on them")
class ListsApiTest extends ApiTest {
  @Test
  void makesAndListsLists() {
    var made = api.post("/v1/lists", "{\"name\": \"Regulars\"}");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("/name")).isEqualTo("Regulars");
    assertThat(made.text("/key")).isEqualTo("regulars");
    assertThat(made.text("/memberCount")).isEqualTo("0");
    assertThat(api.get("/v1/lists?limit=200").items("id")).contains(made.text("/id"));
    assertThat(api.get("/v1/lists/" + made.text("/id")).json()).isEqualTo(made.json());
    assertThat(api.get("/v1/lists/unknown").status()).isEqualTo(404);
    assertThat(api.post("/v1/lists", "{\"name\": \" \"}").faultyPaths()).containsExactly("name");
    assertThat(api.post("/v1/lists", "{}").faultyPaths()).containsExactly("name");
  }

  @Test
  void keepsEachMemberOnce() {
    var list = list("Members");
    var one = contact("+33639983001");
    var two = contact("+33639983002");
    var added = add(list, List.of(one, two, one));
    var again = add(list, List.of(one));
    var removed = remove(list, List.of(two));
    var members = api.get("/v1/lists/%s/members".formatted(list));

    assertThat(added.status()).isEqualTo(200);
    assertThat(added.body()).isEqualTo("{\"affected\":2}");
    assertThat(again.body()).isEqualTo("{\"affected\":0}");
    assertThat(removed.body()).isEqualTo("{\"affected\":1}");
    assertThat(members.items("contactId")).containsExactly(one);
  }

  @Test
  void pagesThroughMembers() {
    var list = list("Pages");
    var members =
        IntStream.range(0, 5).mapToObj(at -> contact("+3363998310" + at)).sorted().toList();
    add(list, members);
    var path = "/v1/lists/%s/members?limit=3".formatted(list);
    var first = api.get(path);
    var second = api.get(path + "&cursor=" + first.text("/next"));

    assertThat(first.items("contactId")).isEqualTo(members.subList(0, 3));
    assertThat(second.items("contactId")).isEqualTo(members.subList(3, 5));
  }

  @Test
  void addsNobodyWhenSomebodyIsUnknown() {
    var list = list("Unknown");
    var known = contact("+33639983003");
    var refused = add(list, List.of(known, "nobody"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.faultyPaths()).containsExactly("contactIds[1]");
    assertThat(refused.text("/errors/0/message")).contains("nobody");
    assertThat(api.get("/v1/lists/" + list).text("/memberCount")).isEqualTo("0");
  }

  @Test
  void takesAtMostAThousandAtOnce() {
    var list = list("Crowd");
    var crowd = IntStream.range(0, 1001).mapToObj(at -> "contact" + at).toList();

    assertThat(add(list, crowd).faultyPaths()).containsExactly("contactIds");
    assertThat(add(list, List.of()).faultyPaths()).containsExactly("contactIds");
    assertThat(add(list, List.of("x".repeat(5000))).faultyPaths()).containsExactly("contactIds[0]");
    assertThat(add("unknown", List.of("x")).status()).isEqualTo(404);
    assertThat(remove("unknown", List.of("x")).status()).isEqualTo(404);
    assertThat(api.get("/v1/lists/unknown/members").status()).isEqualTo(404);
  }

  @Test
  void namesEachListByAKeyOfItsOwn() {
    var first = api.post("/v1/lists", "{\"name\": \"Très fidèles\"}");
    var second = api.post("/v1/lists", "{\"name\": \"Très fidèles\"}");
    var given = api.post("/v1/lists", "{\"name\": \"Others\", \"key\": \"loyal-ones\"}");
    var taken = api.post("/v1/lists", "{\"name\": \"Others\", \"key\": \"loyal-ones\"}");
    var wrong = api.post("/v1/lists", "{\"name\": \"Others\", \"key\": \"Loyal Ones\"}");

    assertThat(first.text("/key")).isEqualTo("tres-fideles");
    assertThat(second.text("/key")).isEqualTo("tres-fideles-2");
    assertThat(given.text("/key")).isEqualTo("loyal-ones");
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.code()).isEqualTo("list.key-taken");
    assertThat(wrong.faultyPaths()).containsExactly("key");
  }

  @Test
  void renamesAListThatKeepsItsKey() {
    var list = list("Before");
    var renamed = api.patch("/v1/lists/" + list, "{\"name\": \"After\"}");

    assertThat(renamed.text("/name")).isEqualTo("After");
    assertThat(renamed.text("/key")).isEqualTo("before");
    assertThat(api.patch("/v1/lists/" + list, "{}").faultyPaths()).containsExactly("name");
    assertThat(api.patch("/v1/lists/unknown", "{\"name\": \"x\"}").status()).isEqualTo(404);
  }

  @Test
  void deletesAListThatNothingUses() {
    var list = list("Passing");
    var member = contact("+33639983020");
    add(list, List.of(member));
    var deleted = api.delete("/v1/lists/" + list);

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(api.get("/v1/lists/" + list).status()).isEqualTo(404);
    assertThat(api.get("/v1/contacts/" + member).status()).isEqualTo(200);
    assertThat(api.delete("/v1/lists/" + list).status()).isEqualTo(404);
    assertThat(api.post("/v1/lists", "{\"name\": \"Passing\"}").text("/key")).isEqualTo("passing");
  }

  @Test
  @DisplayName("D6.1: a large list is gone at once; its answer is the job that removes its members")
  void deletesALargeListByAJob() {
    var list = list("Large");
    var members =
        IntStream.range(0, 760).mapToObj(at -> contact("+336399%05d".formatted(at))).toList();
    add(list, members);

    var deleted = api.delete("/v1/lists/" + list);

    assertThat(deleted.status()).isEqualTo(202);
    assertThat(deleted.text("/kind")).isEqualTo("delete-list");
    assertThat(deleted.text("/done")).isEqualTo("750");
    assertThat(api.get("/v1/lists/" + list).status()).isEqualTo(404);
    assertThat(api.get("/v1/contacts?listId=" + list).status()).isEqualTo(400);
    assertThat(api.get("/v1/jobs/" + deleted.text("/id")).text("/state")).isEqualTo("running");
  }

  @Test
  void keepsAListThatADraftUses() {
    var list = list("Used");
    var flow =
        """
        {"format": 1, "trigger": {"kind": "api"}, "start": "add", "elements": [
          {"id": "add", "name": "Add", "kind": "add-to-list", "list": "used", "next": "done"},
          {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
        """;
    api.post("/v1/automations", "{\"name\": \"Welcome\", \"flow\": %s}".formatted(flow));
    var refused = api.delete("/v1/lists/" + list);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("list.in-use");
    assertThat(refused.text("/detail")).contains("\"used\"", "\"Welcome\"");
    assertThat(api.get("/v1/lists/" + list).status()).isEqualTo(200);
  }

  @Test
  void keepsAListThatATriggerUses() {
    var list = list("Joined");
    var trigger = "{\"kind\": \"list-joined\", \"list\": \"joined\"}";
    api.post("/v1/automations", "{\"name\": \"Greet\", \"trigger\": %s}".formatted(trigger));

    var refused = api.delete("/v1/lists/" + list);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/detail")).contains("\"joined\"", "\"Greet\"");
  }

  @Test
  @DisplayName("S-7: analysts export nothing, nor is an unknown format, list or export known")
  void refusesExports() {
    var path = "/v1/lists/%s/exports".formatted(list("Exported"));
    var csv = "{\"format\": \"csv\"}";
    var analyst = api.token("Ada", Role.ANALYST);

    var refused =
        TestApi.send(
            api.withBody(path, "POST", csv).setHeader("Authorization", "Bearer " + analyst));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(api.post(path, "{\"format\": \"pdf\"}").status()).isEqualTo(422);
    assertThat(api.post("/v1/lists/unknown/exports", csv).status()).isEqualTo(404);
    assertThat(api.get("/v1/exports/unknown").status()).isEqualTo(404);
  }

  private Answer add(String list, List<String> contacts) {
    return api.post("/v1/lists/%s/members".formatted(list), body(contacts));
  }

  private Answer remove(String list, List<String> contacts) {
    return api.delete("/v1/lists/%s/members".formatted(list), body(contacts));
  }

  private static String body(List<String> contacts) {
    return contacts.stream()
        .map("\"%s\""::formatted)
        .collect(Collectors.joining(",", "{\"contactIds\": [", "]}"));
  }
}
