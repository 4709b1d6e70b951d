package io.relance.functions.api.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Role;
import io.relance.functions.api.Answer;
import io.relance.functions.api.ApiTest;
import io.relance.functions.api.TestApi;
import java.util.Collections;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S-2, S-4, S-6: segments")
class SegmentsApiTest extends ApiTest {
  private static final String PATH = "/v1/segments";
  private static final String TIER = "{\"property\": \"tier\", \"is\": \"%s\"}";

  private int people;

  private static String segment(String name, String criteria) {
    return "{\"name\": \"%s\", \"criteria\": %s}".formatted(name, criteria);
  }

  private Answer made(String name, String criteria) {
    var answer = api.post(PATH, segment(name, criteria));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private String person(String tier) {
    return api.post(
            "/v1/contacts",
            "{\"phone\": \"+336120%05d\", \"properties\": {\"tier\": \"%s\"}}"
                .formatted(people++, tier))
        .text("/id");
  }

  @Test
  void createsASegmentWithItsCountNow() {
    person("bronze");
    var made = made("Bronze people", TIER.formatted("bronze"));

    assertThat(made.text("/key")).isEqualTo("bronze-people");
    assertThat(made.text("/name")).isEqualTo("Bronze people");
    assertThat(made.json().at("/persona").asBoolean()).isFalse();
    assertThat(made.json().at("/criteria").toString()).contains("bronze");
    assertThat(made.json().at("/count/all").asInt()).isEqualTo(1);
    assertThat(made.json().at("/count/reachable/sms").asInt()).isZero();
    assertThat(made.text("/sentence/en")).isEqualTo("tier is bronze");
    assertThat(made.json().at("/diagnostics").isArray()).isTrue();
    assertThat(made.header("Location")).isEqualTo(PATH + "/" + made.text("/id"));
    person("bronze");
    assertThat(api.get(made.header("Location")).json().at("/count/all").asInt()).isEqualTo(2);
    assertThat(api.get(PATH).items("key")).contains("bronze-people");
  }

  @Test
  void refusesAKeyThatIsTaken() {
    made("Taken", TIER.formatted("a"));

    var second =
        api.post(
            PATH,
            "{\"name\": \"Other\", \"key\": \"taken\", \"criteria\": %s}"
                .formatted(TIER.formatted("a")));

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("segment.key-taken");
    assertThat(made("Taken", TIER.formatted("a")).text("/key")).isEqualTo("taken-2");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      quoteCharacter = '§',
      delimiter = '|',
      textBlock =
          """
          {"criteria": {"list": "x"}}                                                    | name
          {"name": "A"}                                                                  | criteria
          {"name": "A", "criteria": []}                                                  | criteria
          {"name": "A", "criteria": {"list": "x"}, "persona": "yes"}                     | persona
          {"name": "A", "criteria": {"list": "x"}, "key": "A B"}                         | key
          {"name": "A", "criteria": {"list": "x"}, "personas": true}                     | personas
          """)
  void namesWhatIsWrongWithARequest(String body, String path) {
    var refused = api.post(PATH, body);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.faultyPaths()).contains(path);
  }

  @Test
  void refusesCriteriaWithErrorsAndStoresThoseWithWarnings() {
    var refused = api.post(PATH, segment("Wrong", "{\"list\": \"nowhere\"}"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/diagnostics/0/code")).isEqualTo("element.unknown-list");
    assertThat(api.get(PATH).items("name")).doesNotContain("Wrong");

    var warned = made("Warned", "{\"event\": \"never-heard-of\"}");
    assertThat(warned.text("/diagnostics/0/severity")).isEqualTo("warning");
  }

  @Test
  void replacesEverythingButTheKey() {
    var id = made("Before", TIER.formatted("before")).text("/id");
    var after = "{\"name\": \"After\", \"key\": \"%s\", \"criteria\": %s, \"persona\": true}";

    var moved = api.put(PATH + "/" + id, after.formatted("other", TIER.formatted("after")));
    assertThat(moved.status()).isEqualTo(422);
    assertThat(moved.faultyPaths()).containsExactly("key");
    var replaced = api.put(PATH + "/" + id, after.formatted("before", TIER.formatted("after")));

    assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
    assertThat(replaced.text("/name")).isEqualTo("After");
    assertThat(replaced.text("/key")).isEqualTo("before");
    assertThat(replaced.json().at("/persona").asBoolean()).isTrue();
    assertThat(replaced.text("/sentence/en")).isEqualTo("tier is after");
    assertThat(api.put(PATH + "/unknown", segment("A", TIER.formatted("a"))).status())
        .isEqualTo(404);
  }

  @Test
  void listsMembersPageByPage() {
    var id = made("Members", TIER.formatted("member")).text("/id");
    for (int i = 0; i < 5; i++) {
      person("member");
    }

    var first = api.get(PATH + "/" + id + "/members?limit=3");
    var second = api.get(PATH + "/" + id + "/members?limit=3&cursor=" + first.text("/next"));

    assertThat(first.items("contactId")).hasSize(3);
    assertThat(second.items("contactId")).hasSize(2);
    assertThat(first.items("contactId")).doesNotContainAnyElementsOf(second.items("contactId"));
    assertThat(second.json().has("next")).isFalse();
    assertThat(first.items("since")).allMatch(since -> since.startsWith("2026-11-23T10:00:00"));
    assertThat(api.get("/v1/contacts?segmentId=" + id).items("id"))
        .containsExactlyInAnyOrderElementsOf(
            java.util.stream.Stream.concat(
                    first.items("contactId").stream(), second.items("contactId").stream())
                .toList());
    assertThat(api.get("/v1/contacts?segmentId=unknown").status()).isEqualTo(400);
    assertThat(api.get(PATH + "/" + id + "/members?cursor=foreign!").status()).isEqualTo(400);
  }

  @Test
  void explainsMembersAndOthers() {
    var criteria =
        "{\"all\": [%s, {\"not\": {\"event\": \"order\"}}]}".formatted(TIER.formatted("why"));
    var id = made("Why", criteria).text("/id");
    var in = person("why");
    var out = person("not");

    var member = api.get(PATH + "/" + id + "/members/" + in + "/why");
    var other = api.get(PATH + "/" + id + "/members/" + out + "/why");

    assertThat(member.json().at("/holds").asBoolean()).isTrue();
    assertThat(member.json().at("/criteria")).hasSize(2);
    assertThat(member.text("/criteria/0/path")).isEqualTo("criteria.all[0]");
    assertThat(member.text("/criteria/0/value")).isEqualTo("why");
    assertThat(member.json().at("/criteria/0/criterion").toString())
        .isEqualTo("{\"property\":\"tier\",\"is\":\"why\"}");
    assertThat(member.text("/criteria/1/value")).isEqualTo("0");
    assertThat(member.json().at("/criteria/1/holds").asBoolean()).isFalse();
    assertThat(other.json().at("/holds").asBoolean()).isFalse();
    assertThat(other.text("/criteria/0/value")).isEqualTo("not");
    assertThat(api.get(PATH + "/" + id + "/members/nobody/why").status()).isEqualTo(404);
  }

  @Test
  void saysWhomOtherCriteriaWouldMove() {
    var id = made("Moves", TIER.formatted("move-a")).text("/id");
    person("move-a");
    person("move-b");
    person("move-b");

    var moves = changes(id, "{\"property\": \"tier\", \"is\": \"move-b\"}");

    assertThat(moves.json().at("/enter").asInt()).isEqualTo(2);
    assertThat(moves.json().at("/leave").asInt()).isEqualTo(1);
    var none = changes(id, TIER.formatted("move-a"));
    assertThat(none.json().at("/enter").asInt()).isZero();
    assertThat(none.json().at("/leave").asInt()).isZero();
    assertThat(changes(id, "{\"segment\": \"moves\"}").text("/diagnostics/0/code"))
        .isEqualTo("criteria.segment-cycle");
    var token = api.token("Ada", Role.ANALYST);
    assertThat(
            TestApi.send(
                    api.withBody(
                            PATH + "/" + id + "/changes",
                            "POST",
                            "{\"criteria\": %s}".formatted(TIER.formatted("x")))
                        .setHeader("Authorization", "Bearer " + token))
                .status())
        .isEqualTo(200);
  }

  private Answer changes(String id, String criteria) {
    return api.post(PATH + "/" + id + "/changes", "{\"criteria\": %s}".formatted(criteria));
  }

  @Test
  @DisplayName("S-4, L-2: criteria name segments and personas, which are evaluated now")
  void namesSegmentsInCriteria() {
    var inner = made("Inner", TIER.formatted("inner")).text("/id");
    var outer =
        made(
            "Outer",
            "{\"all\": [{\"segment\": \"inner\"}, {\"event\": \"order\", \"exactly\": 0}]}");
    var contact = person("inner");

    assertThat(api.get(outer.header("Location")).json().at("/count/all").asInt()).isEqualTo(1);
    assertThat(outer.text("/sentence/en")).startsWith("is in the segment inner");
    assertThat(outer.text("/sentence/fr")).startsWith("est dans le segment inner");
    var id = outer.text("/id");
    var why = api.get(PATH + "/" + id + "/members/" + contact + "/why");
    assertThat(why.json().at("/criteria/0/holds").asBoolean()).isTrue();
    assertThat(calculate("{\"segment\": \"iner\"}").body()).contains("inner");
    assertThat(calculate("{\"segment\": \"iner\"}").text("/diagnostics/0/code"))
        .isEqualTo("criteria.unknown-segment");
    assertThat(calculate("{\"persona\": \"inner\"}").text("/diagnostics/0/code"))
        .isEqualTo("criteria.unknown-persona");
    api.put(
        PATH + "/" + inner,
        "{\"name\": \"Inner\", \"criteria\": %s, \"persona\": true}"
            .formatted(TIER.formatted("inner")));
    assertThat(calculate("{\"persona\": \"inner\"}").json().at("/count/all").asInt()).isEqualTo(1);
  }

  private Answer calculate(String criteria) {
    return api.post(PATH + "/calculations", "{\"criteria\": %s}".formatted(criteria));
  }

  @Test
  void refusesSegmentsThatIncludeThemselves() {
    var first = made("First", TIER.formatted("x")).text("/id");
    made("Second", "{\"segment\": \"first\"}");
    made("Third", "{\"not\": {\"segment\": \"second\"}}");

    for (var key : new String[] {"first", "second", "third"}) {
      var refused =
          api.put(
              PATH + "/" + first,
              segment(
                  "First",
                  "{\"any\": [%s, {\"segment\": \"%s\"}]}".formatted(TIER.formatted("x"), key)));
      assertThat(refused.status()).as(key).isEqualTo(422);
      assertThat(refused.text("/diagnostics/0/code")).isEqualTo("criteria.segment-cycle");
      assertThat(refused.text("/diagnostics/0/path")).isEqualTo("criteria.any[1]");
    }
  }

  @Test
  void refusesSegmentsThatAreTooLargeTogether() {
    var first = made("Large 0", TIER.formatted("x")).text("/id");
    int made = 0;
    Answer last;
    do {
      var inner = "{\"segment\": \"large-%d\"}".formatted(made);
      last =
          api.post(
              PATH,
              segment(
                  "Large " + ++made,
                  "{\"any\": [%s]}".formatted(String.join(", ", Collections.nCopies(10, inner)))));
    } while (last.status() == 201 && made < 20);

    assertThat(last.status()).isEqualTo(422);
    assertThat(last.text("/diagnostics/0/code")).isEqualTo("criteria.too-large");
    assertThat(made).isEqualTo(5);
    var grown =
        api.put(
            PATH + "/" + first,
            segment(
                "Large 0",
                "{\"any\": [%s, %s]}".formatted(TIER.formatted("x"), TIER.formatted("y"))));
    assertThat(grown.text("/diagnostics/0/code")).isEqualTo("criteria.too-large");
  }

  @Test
  void doesNotDeleteWhatIsInUse() {
    var id = made("Used", TIER.formatted("used")).text("/id");
    var by = made("User of it", "{\"segment\": \"used\"}").text("/id");
    var flow =
        """
        {"name": "Flow of it", "flow": {"format": 1, "trigger": {"kind": "manual"}, "start": "c", "elements": [
          {"id": "c", "name": "C", "kind": "condition", "criteria": {"segment": "used"}, "onTrue": "e", "onFalse": "e"},
          {"id": "e", "name": "E", "kind": "end", "outcome": "neutral"}]}}
        """;
    var automation = api.post("/v1/automations", flow).text("/id");

    var refused = api.delete(PATH + "/" + id);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("segment.in-use");
    assertThat(refused.text("/detail")).contains("User of it").contains("Flow of it");
    assertThat(api.delete(PATH + "/" + by).status()).isEqualTo(204);
    assertThat(api.delete("/v1/automations/" + automation).status()).isEqualTo(204);
    assertThat(api.delete(PATH + "/" + id).status()).isEqualTo(204);
    assertThat(api.get(PATH + "/" + id).status()).isEqualTo(404);
    assertThat(api.delete(PATH + "/" + id).status()).isEqualTo(404);
    assertThat(made("Used", TIER.formatted("used")).text("/key")).isEqualTo("used");
  }

  @Test
  @DisplayName("S-1: a trigger names a segment that there is")
  void namesASegmentThatThereIsNot() {
    made("Gold", TIER.formatted("gold"));
    var flow =
        """
        {"name": "A", "flow": {"format": 1, "trigger": {"kind": "segment-left", "segment": "golt"},
         "start": "hello", "elements": [
          {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
           "text": "Hello", "next": "done"},
          {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}}
        """;
    var draft = api.post("/v1/automations", flow).text("/id");

    var refused = api.post("/v1/automations/%s/activate".formatted(draft), "{}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/diagnostics/0/path")).isEqualTo("trigger.segment");
    assertThat(refused.text("/diagnostics/0/message")).contains("golt").contains("gold");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/members", "/members/x/why"})
  void knowsNoSegmentOfAnotherId(String path) {
    assertThat(api.get(PATH + "/unknown" + path).status()).isEqualTo(404);
  }
}
