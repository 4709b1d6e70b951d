package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S-1, S-6: contacts enter and leave segments by themselves")
class SegmentMembersScenarioTest {
  private static final String GREETING =
      """
      {"format": 1, "trigger": {"kind": "%s", "segment": "%s"}, "start": "hello", "elements": [
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
         "text": "Hello", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;
  private static final String TIER = "{\"property\": \"tier\", \"is\": \"%s\"}";

  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private int phones;

  @BeforeEach
  void open() {
    server = new OpenServer(folder, Map.of());
  }

  private String segment(String name, String criteria) {
    return server.make(
        "/v1/segments", "{\"name\": \"%s\", \"criteria\": %s}".formatted(name, criteria));
  }

  private String person(String tier) {
    return server.make(
        "/v1/contacts",
        "{\"phone\": \"+3363998%04d\", \"properties\": {\"tier\": \"%s\"}}"
            .formatted(phones++, tier));
  }

  private void change(String contact, String tier) {
    server.call(
        "PATCH", "/v1/contacts/" + contact, "{\"properties\": {\"tier\": \"%s\"}}".formatted(tier));
    settle();
  }

  private void settle() {
    server.advance("PT1S");
  }

  private List<JsonNode> enrollments(String automation) {
    return StreamSupport.stream(
            server
                .get("/v1/automations/%s/enrollments".formatted(automation))
                .json()
                .path("items")
                .spliterator(),
            false)
        .toList();
  }

  private List<String> entrants(String automation) {
    return enrollments(automation).stream().map(it -> it.path("contactId").asText()).toList();
  }

  private Map<String, String> members(String segment) {
    var members = new java.util.TreeMap<String, String>();
    server
        .get("/v1/segments/%s/members".formatted(segment))
        .json()
        .path("items")
        .forEach(it -> members.put(it.path("contactId").asText(), it.path("since").asText()));
    return members;
  }

  @Test
  void triggersOnceForEachMove() {
    var segment = segment("Gold", TIER.formatted("gold"));
    var early = person("gold");
    settle();
    var entered = server.active(GREETING.formatted("segment-entered", "gold"));
    var left = server.active(GREETING.formatted("segment-left", "gold"));
    var late = person("silver");
    settle();
    assertThat(entrants(entered)).isEmpty();

    change(late, "gold");

    assertThat(entrants(entered)).containsExactly(late);
    assertThat(members(segment)).containsOnlyKeys(early, late);
    assertThat(members(segment).get(early)).isLessThan(members(segment).get(late));
    change(late, "gold");
    assertThat(entrants(entered)).hasSize(1);
    assertThat(entrants(left)).isEmpty();

    change(late, "silver");
    assertThat(entrants(left)).containsExactly(late);
    assertThat(members(segment)).containsOnlyKeys(early);
    change(late, "gold");
    assertThat(entrants(entered)).containsExactly(late, late);
    assertThat(server.messages("contactId=" + late)).hasSize(3);
    assertThat(server.get("/v1/contacts/%s/why?automationId=%s".formatted(early, entered)).body())
        .contains("has not entered the segment");
  }

  @Test
  @DisplayName("L-7: a contact triggers by one segment at most three times in a day")
  void endsCircles() {
    var segment = segment("Gold", TIER.formatted("gold"));
    var entered = server.active(GREETING.formatted("segment-entered", "gold"));
    var contact = person("silver");

    for (int time = 0; time < 5; time++) {
      change(contact, "gold");
      assertThat(members(segment)).containsOnlyKeys(contact);
      change(contact, "silver");
      assertThat(members(segment)).isEmpty();
    }

    assertThat(entrants(entered)).hasSize(3);
    server.advance("P1D");
    change(contact, "gold");
    assertThat(entrants(entered)).hasSize(4);
  }

  @Test
  void followsEventsListsConsentsAndRows() {
    server.make("/v1/lists", "{\"name\": \"Vip\"}");
    server.make(
        "/v1/tables",
        "{\"name\": \"Pets\", \"columns\": [{\"name\": \"species\", \"type\": \"text\"}]}");
    segment("Visited", "{\"event\": \"visit\", \"atLeast\": 2}");
    segment("Listed", "{\"list\": \"vip\"}");
    segment("Agreed", "{\"consent\": \"sms\", \"is\": \"subscribed\"}");
    segment("Owns a cat", "{\"table\": \"pets\"}");
    segment("All of it", "{\"all\": [{\"segment\": \"visited\"}, {\"segment\": \"owns-a-cat\"}]}");
    var automations =
        List.of("visited", "listed", "agreed", "owns-a-cat", "all-of-it").stream()
            .map(key -> server.active(GREETING.formatted("segment-entered", key)))
            .toList();
    var contact = person("x");

    var visit = "{\"events\": [{\"contactId\": \"%s\", \"event\": \"visit\"}]}".formatted(contact);
    server.done("/v1/events", visit);
    settle();
    assertThat(entrants(automations.getFirst())).isEmpty();
    server.done("/v1/events", visit);
    var list = server.get("/v1/lists").text("/items/0/id");
    server.done(
        "/v1/lists/%s/members".formatted(list), "{\"contactIds\": [\"%s\"]}".formatted(contact));
    server.subscribe(contact);
    server.call(
        "PUT",
        "/v1/tables/pets/rows/tom",
        "{\"contactId\": \"%s\", \"values\": {\"species\": \"cat\"}}".formatted(contact));
    settle();

    for (var automation : automations) {
      assertThat(entrants(automation)).containsExactly(contact);
    }
  }

  @Test
  void movesContactsAsTimePasses() {
    var segment = segment("Recent", "{\"event\": \"visit\", \"since\": \"P3D\"}");
    var entered = server.active(GREETING.formatted("segment-entered", "recent"));
    var left = server.active(GREETING.formatted("segment-left", "recent"));
    var contact = person("x");
    server.done(
        "/v1/events",
        "{\"events\": [{\"contactId\": \"%s\", \"event\": \"visit\"}]}".formatted(contact));
    settle();
    assertThat(entrants(entered)).containsExactly(contact);
    var since = java.time.Instant.parse(members(segment).get(contact));

    server.advance("P10D");

    assertThat(entrants(left)).containsExactly(contact);
    var at = java.time.Instant.parse(enrollments(left).getFirst().path("enteredAt").asText());
    assertThat(java.time.Duration.between(since, at))
        .isBetween(java.time.Duration.ofDays(3), java.time.Duration.ofDays(3).plusMinutes(1));
    assertThat(members(segment)).isEmpty();
  }

  @Test
  @DisplayName("S-1: a change of criteria moves contacts, also through other segments")
  void movesContactsWhenCriteriaChange() {
    var segment = segment("Some", TIER.formatted("a"));
    segment("Others", "{\"not\": {\"segment\": \"some\"}}");
    var a = person("a");
    var b = person("b");
    settle();
    var entered = server.active(GREETING.formatted("segment-entered", "some"));
    var left = server.active(GREETING.formatted("segment-left", "some"));
    var others = server.active(GREETING.formatted("segment-entered", "others"));

    server.call(
        "PUT",
        "/v1/segments/" + segment,
        "{\"name\": \"Some\", \"criteria\": %s}".formatted(TIER.formatted("b")));
    settle();

    assertThat(entrants(entered)).containsExactly(b);
    assertThat(entrants(left)).containsExactly(a);
    assertThat(entrants(others)).containsExactly(a);
  }

  @Test
  void forgetsErasedContacts() {
    var segment = segment("Gold", TIER.formatted("gold"));
    var left = server.active(GREETING.formatted("segment-left", "gold"));
    var contact = person("gold");
    settle();

    server.call("DELETE", "/v1/contacts/" + contact, "");
    settle();

    assertThat(members(segment)).isEmpty();
    assertThat(entrants(left)).isEmpty();
  }
}
