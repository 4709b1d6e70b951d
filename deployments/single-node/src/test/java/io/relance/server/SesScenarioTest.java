package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import io.relance.testkit.fake.AcceptedSesEmail;
import io.relance.testkit.fake.AwsSmsFault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-A1, C-C6, C-C10: emails by SES, and what it reports about them")
class SesScenarioTest {
  private static final String PERMANENT =
      "{\"bounceType\": \"Permanent\", \"bounceSubType\": \"General\"}";
  private static final String TRANSIENT =
      "{\"bounceType\": \"Transient\", \"bounceSubType\": \"MailboxFull\"}";
  private static final String ABUSE = "{\"complaintFeedbackType\": \"abuse\"}";
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "api"}, "start": "mail", "elements": [
        {"id": "mail", "name": "Mail", "kind": "send-email", "purpose": "marketing",
         "subject": "Fresh bread", "html": "<p>Hello</p>", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir private Path folder;
  private SesServer ses;
  private OpenServer server;
  private String contact;
  private String automation;

  @BeforeEach
  void start() {
    ses = new SesServer(folder);
    server = ses.open();
    contact = server.make("/v1/contacts", Json.write(Map.of("email", "ana@example.com")));
    subscribe();
    automation = server.active(FLOW);
  }

  @AfterEach
  void stop() {
    ses.close();
  }

  @Test
  @DisplayName(
      "C-A1: an email leaves by SES from the address that is set, with one-click unsubscription")
  void sendsAnEmail() {
    var sent = send();

    assertThat(sent.to()).isEqualTo("ana@example.com");
    assertThat(sent.from()).isEqualTo("Bakery <hello@example.com>");
    assertThat(sent.mime())
        .contains("Subject: Fresh bread")
        .contains("List-Unsubscribe: <%s/unsubscribe/".formatted(OpenServer.PUBLIC_URL));
    assertThat(message().path("provider").asText()).isEqualTo("ses");
    assertThat(server.get("/v1/project").json().at("/channels").toString()).contains("\"ses\"");
  }

  @Test
  @DisplayName("C-C6: events settle an email in any order, any number of times")
  void appliesEventsInAnyOrder() {
    var sent = send();

    ses.posts(ses.ses().event(sent, "Delivery", "{}"));
    ses.posts(ses.ses().event(sent, "Send", "{}"));
    ses.posts(ses.ses().event(sent, "DeliveryDelay", "{}"));
    ses.posts(ses.ses().event(sent, "Delivery", "{}"));
    ses.posts(ses.ses().event(sent, "Bounce", TRANSIENT));

    assertThat(server.report(automation).path("delivered").asInt()).isEqualTo(1);
    assertThat(message().path("state").asText()).isEqualTo("delivered");
  }

  @Test
  @DisplayName(
      "C-C6: the notification of an identity, which knows no tags, is about the same email")
  void appliesTheNotificationsOfAnIdentity() {
    var sent = send();

    ses.posts(ses.ses().notification(sent, "Delivery", "{}"));

    assertThat(message().path("state").asText()).isEqualTo("delivered");
  }

  @Test
  void ignoresEventsOfUnknownEmails() {
    var sent = send();
    var other = new AcceptedSesEmail("0102-unknown", Json.tree("{}"));

    ses.posts(ses.ses().notification(other, "Bounce", PERMANENT));

    assertThat(message().path("state").asText()).isEqualTo("sent");
    assertThat(sent.id()).isNotEqualTo(other.id());
  }

  @Test
  @DisplayName("A permanent bounce suppresses the address, once, even after the delivery")
  void suppressesAnAddressThatBounces() {
    var sent = send();

    ses.posts(ses.ses().event(sent, "Delivery", "{}"));
    ses.posts(ses.ses().event(sent, "Bounce", PERMANENT));
    ses.posts(ses.ses().event(sent, "Bounce", PERMANENT));

    assertThat(timeline("bounced")).hasSize(1);
    assertThat(server.report(automation).path("bounced").asInt()).isEqualTo(1);
    assertThat(isReachable()).isFalse();
  }

  @Test
  @DisplayName("A transient bounce fails the email and suppresses nothing")
  void suppressesNothingForATransientBounce() {
    var sent = send();

    ses.posts(ses.ses().event(sent, "Bounce", TRANSIENT));

    assertThat(message().path("state").asText()).isEqualTo("failed");
    assertThat(message().path("reason").asText()).contains("The mailbox is full.");
    assertThat(isReachable()).isTrue();
    assertThat(timeline("bounced")).isEmpty();
  }

  @Test
  @DisplayName(
      "C-C10: a complaint ends the consent of the channel and suppresses the address, once")
  void endsTheConsentOfWhoComplains() {
    var sent = send();

    ses.posts(ses.ses().event(sent, "Complaint", ABUSE));
    ses.posts(ses.ses().event(sent, "Delivery", "{}"));
    ses.posts(ses.ses().event(sent, "Complaint", ABUSE));

    var report = server.report(automation);
    assertThat(report.path("complained").asInt()).isEqualTo(1);
    assertThat(report.path("delivered").asInt()).isEqualTo(1);
    assertThat(report.at("/elements/mail/complained").asInt()).isEqualTo(1);
    assertThat(timeline("complained")).hasSize(1);
    assertThat(timeline("unsubscribed")).isNotEmpty();
    assertThat(isReachable()).isFalse();
  }

  @Test
  @DisplayName("C-C10: a complaint that is reported again does not undo a later subscription")
  void keepsALaterSubscription() {
    var sent = send();
    ses.posts(ses.ses().event(sent, "Complaint", ABUSE));
    server.advance("PT1H");
    subscribe();

    ses.posts(ses.ses().event(sent, "Complaint", ABUSE));

    assertThat(isReachable()).isTrue();
  }

  @Test
  @DisplayName("C-C10: complaints and bounces are events that criteria count")
  void countsComplaintsInCriteria() {
    ses.posts(ses.ses().event(send(), "Complaint", ABUSE));

    var criteria =
        "{\"criteria\": {\"event\": \"complained\", \"where\": {\"property\": \"element\", \"is\": \"mail\"}}}";
    var count = server.call("POST", "/v1/segments/calculations", criteria).json();

    assertThat(count.at("/count/all").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("D5.3: an ambiguous email is not sent again, and an event settles it")
  void settlesAnAmbiguousEmailByAnEvent() {
    ses.ses().next(1, AwsSmsFault.ERROR_AFTER_ACCEPTING);
    var sent = send();
    server.advance("PT10M");

    assertThat(message().path("state").asText()).isEqualTo("unconfirmed");

    ses.posts(ses.ses().event(sent, "Delivery", "{}"));

    assertThat(message().path("state").asText()).isEqualTo("delivered");
    assertThat(ses.ses().accepted()).hasSize(1);
  }

  @Test
  @DisplayName("C-C10: a condition asks whether the contact reported the message as spam")
  void decidesByTheComplaint() {
    automation =
        server.active(
            FLOW.replace(
                    "{\"id\": \"done\"",
                    """
                {"id": "wait", "name": "Wait", "kind": "delay", "for": "P1D", "next": "asked"},
                {"id": "asked", "name": "Spam?", "kind": "condition",
                 "criteria": {"message": "mail", "is": "complained"}, "onTrue": "lost", "onFalse": "done"},
                {"id": "lost", "name": "Lost", "kind": "end", "outcome": "abandon"},
                {"id": "done\"""")
                .replace("\"next\": \"done\"}", "\"next\": \"wait\"}"));

    ses.posts(ses.ses().event(send(), "Complaint", ABUSE));
    server.advance("P2D");

    assertThat(server.report(automation).at("/outcomes/abandon").asInt()).isEqualTo(1);
  }

  private AcceptedSesEmail send() {
    server.enroll(automation, contact);
    server.advance("PT1S");
    return ses.ses().accepted().getLast();
  }

  private void subscribe() {
    server.done(
        "PUT",
        "/v1/contacts/%s/consents/email".formatted(contact),
        "{\"state\": \"subscribed\", \"source\": \"form\"}");
  }

  private boolean isReachable() {
    var count =
        server.call(
            "POST", "/v1/segments/calculations", "{\"criteria\": {\"reachable\": \"email\"}}");
    return count.json().at("/count/all").asInt() == 1;
  }

  private JsonNode message() {
    return server.messages("direction=outbound&contactId=" + contact).getFirst();
  }

  private List<JsonNode> timeline(String type) {
    return server
        .get("/v1/contacts/%s/timeline".formatted(contact))
        .json()
        .path("items")
        .valueStream()
        .filter(entry -> entry.path("type").asText().equals(type))
        .toList();
  }
}
