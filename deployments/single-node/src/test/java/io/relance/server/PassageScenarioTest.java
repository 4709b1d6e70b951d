package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D-4: passages through automations, from the API to the messages")
class PassageScenarioTest {
  private static final String TWICE =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "first", "elements": [
        {"id": "first", "name": "First", "kind": "send-sms", "purpose": "transactional",
         "text": "First of %1$s", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "PT10M", "next": "second"},
        {"id": "second", "name": "Second", "kind": "send-sms", "purpose": "transactional",
         "text": "Second of %1$s", "next": "mail"},
        {"id": "mail", "name": "Mail", "kind": "send-email", "purpose": "transactional",
         "subject": "Mail of %1$s", "html": "<p>Hello</p>", "next": "rest"},
        {"id": "rest", "name": "Rest", "kind": "delay", "for": "P1D", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;
  private static final String ASKING =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "offer", "elements": [
        {"id": "offer", "name": "Offer", "kind": "send-sms", "purpose": "marketing",
         "text": "An offer", "next": "told"},
        {"id": "told", "name": "Told", "kind": "condition", "criteria": {"lastSend": "sent"},
         "onTrue": "yes", "onFalse": "no"},
        {"id": "yes", "name": "Yes", "kind": "end", "outcome": "success"},
        {"id": "no", "name": "No", "kind": "end", "outcome": "abandon"}]}
      """;

  @TempDir Path folder;

  private OpenServer server;

  @BeforeEach
  void start() {
    server = new OpenServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName(
      "L-22: a contact in progress keeps the version it entered; later entries get the new one")
  void keepsTheVersionOfTheEntry() {
    var automation = server.active(TWICE.formatted("the old version"));
    var early = contact("1");
    var late = contact("2");

    server.enroll(automation, early);
    server.advance("PT1M");
    server.edit(automation, TWICE.formatted("the new version"));
    server.enroll(automation, late);
    server.advance("PT20M");

    assertThat(texts(early))
        .containsExactly("First of the old version", "Second of the old version");
    assertThat(texts(late))
        .containsExactly("First of the new version", "Second of the new version");
  }

  @Test
  @DisplayName("L-10: what waited leaves once on each channel, however often the agenda looks")
  void sendsWhatWaitedOnceOnEachChannel() {
    var automation = server.active(TWICE.formatted("a flow"));
    var contact = contact("1");

    server.enroll(automation, contact);
    for (int look = 0; look < 10; look++) {
      server.advance("PT10M");
    }

    assertThat(texts(contact)).containsExactly("First of a flow", "Second of a flow");
    assertThat(messages(contact, "email", "subject")).containsExactly("Mail of a flow");
  }

  @Test
  @DisplayName("L-16: a launch writes to those who were on the list when it was accepted")
  void writesToTheAudienceOfTheMomentOfTheLaunch() {
    var automation = server.active(TWICE.formatted("a launch"));
    var list = server.make("/v1/lists", "{\"name\": \"Regulars\"}");
    var members = "/v1/lists/%s/members".formatted(list);
    var stays = contact("1");
    var leaves = contact("2");
    var comes = contact("3");
    server.done(members, Json.write(Map.of("contactIds", List.of(stays, leaves))));

    server.done(
        "/v1/automations/%s/launches".formatted(automation),
        Json.write(Map.of("audience", Map.of("listId", list))));
    server.done(members, Json.write(Map.of("contactIds", List.of(comes))));
    server.call("DELETE", members, Json.write(Map.of("contactIds", List.of(leaves))));
    server.advance("PT1M");

    assertThat(texts(stays)).containsExactly("First of a launch");
    assertThat(texts(leaves)).containsExactly("First of a launch");
    assertThat(texts(comes)).isEmpty();
  }

  @Test
  @DisplayName("L-24: a condition on the last send is about this passage, not about any before")
  void asksAboutThisPassage() {
    var before = server.active(TWICE.formatted("before"));
    var asking = server.active(ASKING);
    var contact = contact("1");

    server.enroll(before, contact);
    server.advance("PT20M");
    server.enroll(asking, contact);
    server.advance("PT1M");

    assertThat(texts(contact)).containsExactly("First of before", "Second of before");
    assertThat(server.report(asking).at("/skipped/total").asInt()).isEqualTo(1);
    assertThat(server.report(asking).at("/outcomes/abandon").asInt()).isEqualTo(1);
    assertThat(server.report(asking).at("/outcomes/success").asInt()).isZero();
  }

  private String contact(String number) {
    return server.make(
        "/v1/contacts",
        Json.write(
            Map.of(
                "phone",
                "+3361111000" + number,
                "email",
                "somebody%s@example.com".formatted(number))));
  }

  /** The texts that a contact got, first to last. */
  private List<String> texts(String contact) {
    return messages(contact, "sms", "text");
  }

  private List<String> messages(String contact, String channel, String field) {
    return server.messages("contactId=" + contact).stream()
        .filter(message -> message.path("state").asText().equals("sent"))
        .filter(message -> message.path("channel").asText().equals(channel))
        .map(message -> message.path(field).asText())
        .toList()
        .reversed();
  }
}
