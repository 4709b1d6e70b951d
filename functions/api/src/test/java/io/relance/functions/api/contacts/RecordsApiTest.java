package io.relance.functions.api.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.events.ContactEventMessage;
import io.relance.application.persistence.Queues;
import io.relance.functions.api.ApiTest;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L-25, L-36: all that is held about a contact is told, handed out, forgotten")
class RecordsApiTest extends ApiTest {
  @Test
  @DisplayName("L-25: tells what happened and why, newest first")
  void tellsWhatHappened() {
    var contact = contact("+33639984001");
    var automation = entered(contact);
    var timeline = api.get("/v1/contacts/%s/timeline".formatted(contact));
    var first = api.get("/v1/contacts/%s/timeline?limit=1".formatted(contact));

    assertThat(timeline.status()).isEqualTo(200);
    assertThat(timeline.items("type")).contains("enrolled");
    assertThat(timeline.items("automationId")).contains(automation);
    assertThat(timeline.items("automationName")).containsOnly(name(automation));
    assertThat(timeline.items("at")).isSortedAccordingTo((one, two) -> two.compareTo(one));
    assertThat(first.items("type")).hasSize(1);
    assertThat(api.get("/v1/contacts/unknown/timeline").status()).isEqualTo(404);
    assertThat(api.get("/v1/contacts/%s/timeline?cursor=x".formatted(contact)).status())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("A cursor continues the timeline of its own contact only")
  void refusesTheCursorOfAnotherTimeline() {
    var contact = contact("+33639984006");
    var other = contact("+33639984007");
    entered(contact);
    entered(other);
    api.put("/v1/contacts/%s/consents/sms".formatted(contact), "{\"state\": \"subscribed\"}");
    var page = "/v1/contacts/%s/timeline?limit=1&cursor=%s";
    var next = api.get("/v1/contacts/%s/timeline?limit=1".formatted(contact)).text("/next");

    assertThat(api.get(page.formatted(contact, next)).items("type")).hasSize(1);
    assertThat(api.get(page.formatted(other, next)).code()).isEqualTo("request.cursor");
  }

  @Test
  @DisplayName("Times and numbers of the timeline are instants in milliseconds and numbers")
  void showsTimesInMilliseconds() {
    var contact = contact("+33639984008");
    entered(contact);
    api.put(
        "/v1/contacts/%s/consents/sms".formatted(contact),
        "{\"state\": \"subscribed\", \"at\": \"2026-11-20T08:00:00+01:00\"}");
    var items = api.get("/v1/contacts/%s/timeline".formatted(contact)).json().path("items");

    assertThat(items)
        .filteredOn(item -> item.path("type").asText().equals("subscribed"))
        .extracting(item -> item.path("statedAt").asText())
        .containsExactly("2026-11-20T07:00:00.000Z");
    assertThat(items)
        .filteredOn(item -> item.path("type").asText().equals("enrolled"))
        .extracting(item -> item.path("version").isInt())
        .containsExactly(true);
  }

  @Test
  void handsOutEverything() {
    var contact = contact("+33639984002");
    var automation = entered(contact);
    var list = list("Exported");
    api.post(
        "/v1/lists/%s/members".formatted(list), "{\"contactIds\": [\"%s\"]}".formatted(contact));
    api.put("/v1/contacts/%s/consents/sms".formatted(contact), "{\"state\": \"unsubscribed\"}");
    var export = api.get("/v1/contacts/%s/export".formatted(contact));

    assertThat(export.status()).isEqualTo(200);
    assertThat(export.text("/contact/phone")).isEqualTo("+33639984002");
    assertThat(export.text("/lists/0/name")).isEqualTo("Exported");
    assertThat(export.text("/lists/0/listId")).isEqualTo(list);
    assertThat(export.text("/enrollments/0/automationId")).isEqualTo(automation);
    assertThat(export.json().at("/enrollments/0/current/elementId").isTextual()).isTrue();
    assertThat(export.text("/consents/0/state")).isEqualTo("unsubscribed");
    assertThat(export.text("/consents/0/channel")).isEqualTo("sms");
    assertThat(export.body()).contains(automation).doesNotContain("occurrence");
    assertThat(export.json().at("/records")).isNotEmpty();
    assertThat(export.text("/records/0/type")).isEqualTo("event");
    assertThat(export.text("/records/0/attributes/contactId")).isEqualTo(contact);
    assertThat(export.json().at("/records/0/attributes").has("contact")).isFalse();
    assertThat(api.get("/v1/contacts/unknown/export").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("L-36: forgets a contact and keeps the counts")
  void forgetsAContact() {
    var contact = contact("+33639984003");
    var automation = entered(contact);
    api.put("/v1/contacts/%s/consents/sms".formatted(contact), "{\"state\": \"unsubscribed\"}");
    var erased = api.delete("/v1/contacts/" + contact);
    var report = api.get("/v1/automations/%s/report".formatted(automation));
    var again = api.post("/v1/contacts", "{\"phone\": \"+33639984003\"}");

    assertThat(erased.status()).isEqualTo(204);
    assertThat(api.get("/v1/contacts/" + contact).status()).isEqualTo(404);
    assertThat(api.get("/v1/contacts?phone=0639984003").items("id"))
        .containsExactly(again.text("/id"));
    assertThat(report.text("/entered")).isEqualTo("1");
    assertThat(again.text("/consents/0/state")).isEqualTo("unsubscribed");
    assertThat(api.delete("/v1/contacts/unknown").status()).isEqualTo(404);
  }

  @Test
  void leavesATrailWithoutAnythingPersonal() {
    var contact = contact("+33639984004");
    api.patch("/v1/contacts/" + contact, "{\"firstName\": \"Ulysse\"}");
    api.get("/v1/contacts/%s/export".formatted(contact));
    api.delete("/v1/contacts/" + contact);
    var audit = api.get("/v1/audit?limit=200");

    assertThat(audit.json().at("/items"))
        .filteredOn(entry -> entry.path("resource").asText().equals(contact))
        .extracting(entry -> entry.path("action").asText())
        .containsExactlyInAnyOrder(
            "contact.create", "contact.edit", "contact.export", "contact.erase");
    assertThat(audit.body()).doesNotContain("Ulysse", "+33639984004");
  }

  @Test
  @DisplayName("L-25: an entry says which messages, lists and consents it is about, by id and code")
  void namesWhatEachEntryIsAbout() {
    var contact = contact("+33639984005");
    var list = list("Timeline");
    var members = "{\"contactIds\": [\"%s\"]}".formatted(contact);
    api.post("/v1/lists/%s/members".formatted(list), members);
    api.put("/v1/contacts/%s/consents/sms".formatted(contact), "{\"state\": \"unsubscribed\"}");
    var joined = api.get("/v1/contacts/%s/timeline".formatted(contact));
    api.delete("/v1/lists/%s/members".formatted(list), members);
    var left = api.get("/v1/contacts/%s/timeline".formatted(contact));

    assertThat(joined.items("type")).containsExactlyInAnyOrder("list-joined", "unsubscribed");
    assertThat(joined.items("listId")).contains(list);
    assertThat(left.items("type")).contains("list-left");
  }

  private String name(String automation) {
    return api.get("/v1/automations/" + automation).text("/name");
  }

  /** The automation that a contact just entered. */
  private String entered(String contact) {
    var automation = active("api");
    api.post(
        "/v1/automations/%s/enrollments".formatted(automation),
        "{\"contactId\": \"%s\"}".formatted(contact));
    var offers = api.queue.receive(Queues.OCCURRENCES, 10, Duration.ZERO);
    api.relance
        .ingest()
        .triggerAutomations()
        .take(offers.stream().map(offer -> ContactEventMessage.parse(offer.body())).toList());
    api.queue.acknowledge(Queues.OCCURRENCES, offers);
    return automation;
  }
}
