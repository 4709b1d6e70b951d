package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.admin.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("G7: a message is tested at an address of one's own, outside all counts")
class TestMessagesScenarioTest {
  private static final String PHONE = "+33612345699";
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "post-purchase"}, "start": "hello", "elements": [
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "marketing",
         "text": "Hi {{ contact.firstName }}, order {{ order.name }}. STOP to end", "next": "mail"},
        {"id": "mail", "name": "Mail", "kind": "send-email", "purpose": "marketing",
         "subject": "Hi {{ contact.firstName }}", "html": "<p>{{ order.name }}</p>",
         "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private String automation;

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
    automation =
        server.make("/v1/automations", "{\"name\": \"One\", \"flow\": %s}".formatted(FLOW));
  }

  @Test
  void sendsADraftWithSampleValues() {
    var reply = test(ofDraft("hello", PHONE));
    server.advance("PT1M");

    assertThat(reply.status()).isEqualTo(202);
    var message = message(reply);
    assertThat(message.path("state").asText()).isEqualTo("sent");
    assertThat(message.path("kind").asText()).isEqualTo("test");
    assertThat(message.path("to").asText()).isEqualTo(PHONE);
    assertThat(message.path("text").asText()).contains("order #").doesNotContain("{{");
    assertThat(message.has("contactId")).isFalse();
    assertThat(server.twilio().countsBySendId()).containsEntry(reply.text("/id"), 1L);
    assertThat(server.report(automation).path("targeted").asInt()).isZero();
    assertThat(server.get("/v1/audit").body()).contains("message.test");
  }

  @Test
  void fillsInTheContactWhomItIsNotSentTo() {
    var ana = server.make("/v1/contacts", "{\"firstName\": \"Ana\", \"phone\": \"+33612345611\"}");

    var reply =
        test(
            """
            {"automationId": "%s", "elementId": "hello", "to": "06 12 34 56 99", "contactId": "%s"}
            """
                .formatted(automation, ana));
    server.advance("PT1M");

    assertThat(message(reply).path("text").asText()).startsWith("Hi Ana, order");
    assertThat(message(reply).path("to").asText()).isEqualTo(PHONE);
    assertThat(server.get("/v1/contacts/%s/timeline".formatted(ana)).body())
        .doesNotContain(reply.text("/id"));
  }

  @Test
  void leavesNothingOfAContactThatIsErased() {
    var ana = server.make("/v1/contacts", "{\"firstName\": \"Anaïs\", \"email\": \"a@b.fr\"}");
    test(
        """
        {"automationId": "%s", "elementId": "mail", "to": "me@shop.example", "contactId": "%s"}
        """
            .formatted(automation, ana));
    server.advance("PT1M");

    server.call("DELETE", "/v1/contacts/" + ana, "");
    server.advance("PT1M");

    assertThat(server.stored().toString()).doesNotContain("Anaïs");
  }

  @Test
  void sendsAnEmailOfAFlowThatIsNotSaved() {
    var reply =
        test(
            "{\"flow\": %s, \"elementId\": \"mail\", \"to\": \"Me@Shop.example\"}".formatted(FLOW));
    server.advance("PT1M");

    var message = message(reply);
    assertThat(message.path("state").asText()).isEqualTo("sent");
    assertThat(message.path("to").asText()).isEqualTo("me@shop.example");
    assertThat(message.path("subject").asText()).startsWith("Hi ").doesNotContain("{{");
  }

  @Test
  void refusesAnAddressThatOptedOut() {
    server.texted(PHONE, "STOP");
    server.advance("PT1M");

    var reply = test(ofDraft("hello", PHONE));

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.body()).contains("message.suppressed", "opted-out");
    assertThat(server.messages("direction=outbound"))
        .noneMatch(message -> message.path("kind").asText().equals("test"));
  }

  @Test
  void namesWhatIsWrong() {
    assertThat(fault("{\"elementId\": \"hello\", \"to\": \"x\"}"))
        .contains("automationId", "is required, or flow");
    assertThat(fault(ofDraft("helo", PHONE))).contains("elementId", "did you mean \\\"hello\\\"");
    assertThat(fault(ofDraft("done", PHONE))).contains("elementId", "send-email");
    assertThat(fault(ofDraft("hello", "me@shop.example"))).contains("to", "must be a phone number");
    assertThat(fault(ofDraft("mail", PHONE))).contains("to", "must be an email address");
    var broken = FLOW.replace("{{ order.name }}. STOP", "{{ order.name. STOP");
    assertThat(fault("{\"flow\": %s, \"elementId\": \"hello\", \"to\": \"x\"}".formatted(broken)))
        .contains("must be a phone number");
    var unread =
        "{\"flow\": %s, \"elementId\": \"hello\", \"to\": \"%s\"}".formatted(broken, PHONE);
    assertThat(fault(unread)).contains("flow.invalid", "hello");
    assertThat(server.call("POST", "/v1/messages/tests", "[]").status()).isBetween(400, 422);
  }

  @Test
  void leavesTestsToManagers() {
    var forbidden =
        server.send(
            server
                .as(Role.ANALYST, "/v1/messages/tests")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ofDraft("hello", PHONE))));

    assertThat(forbidden.status()).isEqualTo(403);
  }

  @Test
  void sendsAtMostFiftyWithinAnHourAndARepeatedRequestOnce() {
    var first = repeated("one");
    assertThat(repeated("one").text("/id")).isEqualTo(first.text("/id"));
    for (int sent = 1; sent < 50; sent++) {
      assertThat(test(ofDraft("hello", PHONE)).status()).isEqualTo(202);
    }

    var refused = test(ofDraft("hello", PHONE));
    server.advance("PT1H");
    var later = test(ofDraft("hello", PHONE));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.body()).contains("tests.too-many");
    assertThat(later.status()).isEqualTo(202);
  }

  private Reply repeated(String key) {
    return server.send(
        server
            .as(Role.OWNER, "/v1/messages/tests")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(ofDraft("hello", PHONE))));
  }

  private String fault(String body) {
    var reply = test(body);
    assertThat(reply.status()).isEqualTo(422);
    return reply.body();
  }

  private Reply test(String body) {
    return server.call("POST", "/v1/messages/tests", body);
  }

  private JsonNode message(Reply reply) {
    return server.get("/v1/messages/" + reply.text("/id")).json();
  }

  private String ofDraft(String element, String to) {
    return "{\"automationId\": \"%s\", \"elementId\": \"%s\", \"to\": \"%s\"}"
        .formatted(automation, element, to);
  }
}
