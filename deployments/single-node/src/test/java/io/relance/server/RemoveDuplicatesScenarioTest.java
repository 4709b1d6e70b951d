package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-C11: one of the contacts that share a phone number or a mailbox is kept")
class RemoveDuplicatesScenarioTest {
  private static final String SHARED = "+33639980001";

  @TempDir Path folder;
  @AutoClose private OpenServer server;

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
  }

  @Test
  void keepsTheNewestOverTheWholeLaunch() {
    var automation = server.active(flow("phone", "newest", ""));
    // They are in different pages, as their time zones differ, and each page is a wave.
    var contacts = family("Europe/Paris", "Asia/Tokyo", "America/Lima");
    var alone = contact(Map.of("phone", "+33639980002", "timeZone", "Asia/Tokyo"));

    launch(automation, "{\"all\": true}");

    assertThat(texts(contacts)).containsExactly(0, 0, 1);
    assertThat(texts(List.of(alone))).containsExactly(1);
    assertThat(exits(automation)).isEqualTo("{\"next\":2,\"onDuplicate\":2}");
    assertThat(timeline(contacts.getFirst())).contains("a duplicate by phone number");
    assertThat(timeline(contacts.getLast())).contains("no duplicate by phone number");
  }

  @Test
  void keepsTheOldestOfThoseInTheAudienceOnly() {
    var automation = server.active(flow("phone", "oldest", ""));
    var contacts = family("Europe/Paris", "Europe/Paris", "Europe/Paris");
    var audience = Json.write(Map.of("contactIds", contacts.subList(1, 3)));

    launch(automation, audience);
    launch(automation, audience);

    assertThat(texts(contacts)).containsExactly(0, 2, 0);
  }

  @Test
  void readsTheSpellingsOfAMailboxAsOne() {
    var automation = server.active(flow("email", "oldest", ""));
    var contacts =
        List.of(
            createdBefore(Map.of("phone", SHARED, "email", "ana.maria@gmail.com")),
            createdBefore(Map.of("phone", "+33639980003", "email", "anamaria+x@gmail.com")),
            createdBefore(Map.of("phone", "+33639980004")));

    launch(automation, "{\"all\": true}");

    assertThat(texts(contacts)).containsExactly(1, 0, 1);
    assertThat(timeline(contacts.get(1))).contains("a duplicate by mailbox");
  }

  @Test
  void estimatesWhatALaunchDoes() {
    var automation = server.active(flow("phone", "newest", ""));
    family("Europe/Paris", "Asia/Tokyo", "America/Lima");
    var body = "{\"automationId\": \"%s\", \"audience\": {\"all\": true}}".formatted(automation);

    var estimate = server.done("/v1/launches/estimates", body).json();

    assertThat(estimate.path("all").asInt()).isEqualTo(3);
    assertThat(estimate.path("willReceive").asInt()).isEqualTo(1);
  }

  @Test
  void keepsTheFirstOfThoseWhoComeOneByOneWhileItIsThere() {
    var wait = "\"wait\"}, {\"id\": \"wait\", \"kind\": \"delay\", \"for\": \"PT1H\", \"next\": ";
    var automation = server.active(flow("phone", "newest", wait));
    var contacts = family("Europe/Paris", "Europe/Paris", "Europe/Paris");

    enroll(automation, contacts.get(1));
    enroll(automation, contacts.get(2));
    enroll(automation, contacts.get(1));
    server.advance("PT2H");
    enroll(automation, contacts.get(2));

    assertThat(texts(contacts)).containsExactly(0, 2, 1);
    assertThat(exits(automation)).isEqualTo("{\"next\":3,\"onDuplicate\":1}");
  }

  @Test
  void letsTheContactOfASimulationPass() {
    var automation = server.active(flow("phone", "newest", ""));
    var contacts = family("Europe/Paris", "Europe/Paris");

    var simulation =
        server.done(
            "/v1/automations/%s/simulations".formatted(automation),
            "{\"contactId\": \"%s\"}".formatted(contacts.getFirst()));

    assertThat(simulation.text("/steps/1/reason")).isEqualTo("no duplicate by phone number");
    assertThat(simulation.text("/ended/outcome")).isEqualTo("success");
  }

  @Test
  void refusesWrongFieldsByName() {
    var flow =
        flow("phone", "newest", "").replace("\"phone\"", "\"phones\"").replace("newest", "newst");
    var faults = server.done("/v1/flows/checks", "{\"flow\": %s}".formatted(flow)).json();

    assertThat(faults.path("diagnostics").findValuesAsText("path"))
        .containsExactlyInAnyOrder("elements[0].by", "elements[0].keep");
    assertThat(faults.path("diagnostics").findValuesAsText("hint"))
        .containsExactlyInAnyOrder("Did you mean \"phone\"?", "Did you mean \"newest\"?");
  }

  /**
   * @param after where those who are kept go after their text, before the end
   */
  private static String flow(String by, String keep, String after) {
    return """
    {"format": 1, "trigger": {"kind": "manual"}, "start": "unique", "elements": [
      {"id": "unique", "kind": "remove-duplicates", "by": "%s", "keep": "%s",
       "next": "offer", "onDuplicate": "left"},
      {"id": "offer", "kind": "send-sms", "purpose": "transactional", "text": "Hi", "next": %s"won"},
      {"id": "won", "kind": "end", "outcome": "success"},
      {"id": "left", "kind": "end", "outcome": "neutral"}]}
    """
        .formatted(by, keep, after);
  }

  /** Contacts with one phone number. */
  private List<String> family(String... zones) {
    var contacts = new ArrayList<String>();
    for (var zone : zones) {
      contacts.add(createdBefore(Map.of("phone", SHARED, "timeZone", zone)));
    }
    return contacts;
  }

  /** A contact that is created an hour before the next. */
  private String createdBefore(Map<String, String> fields) {
    var contact = contact(fields);
    server.advance("PT1H");
    return contact;
  }

  private String contact(Map<String, String> fields) {
    return server.make("/v1/contacts", Json.write(fields));
  }

  private void launch(String automation, String audience) {
    server.done(
        "/v1/automations/%s/launches".formatted(automation),
        "{\"audience\": %s}".formatted(audience));
    server.advance("PT5M");
  }

  private void enroll(String automation, String contact) {
    server.done(
        "/v1/automations/%s/enrollments".formatted(automation),
        "{\"contactId\": \"%s\"}".formatted(contact));
    server.advance("PT1M");
  }

  /** How many texts each of the contacts got. */
  private List<Integer> texts(List<String> contacts) {
    return contacts.stream().map(contact -> server.textsTo(contact).size()).toList();
  }

  private String exits(String automation) {
    return server.report(automation).at("/elements/unique/exits").toString();
  }

  private List<String> timeline(String contact) {
    var timeline = server.get("/v1/contacts/%s/timeline".formatted(contact)).json();
    return timeline.path("items").findValuesAsText("reason");
  }
}
