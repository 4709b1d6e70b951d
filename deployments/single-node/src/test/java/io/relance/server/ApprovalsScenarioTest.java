package io.relance.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.admin.Role;
import io.relance.application.persistence.Json;
import io.relance.testkit.fake.FakeSmtp;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-D3: prepared messages wait until an approver decides")
class ApprovalsScenarioTest {
  @TempDir private Path folder;
  @AutoClose private final FakeSmtp smtp = FakeSmtp.start();
  @AutoClose private OpenServer server;
  private String automation;

  @BeforeEach
  void open() {
    server =
        new OpenServer(
            folder,
            Map.of("RELANCE_SMTP_URL", smtp.url(), "RELANCE_EMAIL_FROM", "shop@lumen.test"));
    automation = server.active(Flows.APPROVED_NEWS);
  }

  @Test
  void holdsTheMessagesAndMailsEachApproverOnce() {
    launch(contacts(0, 3));

    var report = server.report(automation);
    assertThat(report.at("/elements/ask/here").asInt()).isEqualTo(3);
    assertThat(report.at("/elements/news/held").asInt()).isEqualTo(3);
    assertThat(report.at("/sent").asInt()).isZero();
    assertThat(mailsTo("mia@lumen.test")).hasSize(1);
    assertThat(mailsTo("tom@lumen.test")).hasSize(1);
    var approval = approval("pending");
    assertThat(approval.path("contacts").asInt()).isEqualTo(3);
    assertThat(approval.at("/preview/subject").asText()).isEqualTo("News of May");
    assertThat(approval.path("elementId").asText()).isEqualTo("ask");
    assertThat(approval.path("automationId").asText()).isEqualTo(automation);
    assertThat(server.get("/v1/messages").body()).doesNotContain("/a/");
  }

  @Test
  @DisplayName(
      "C-D3: following the link shows the message, the count and the cost, and decides nothing")
  void decidesNothingByGet() {
    launch(contacts(0, 3));
    var link = link("mia@lumen.test");

    var page = server.send(server.request(link).GET());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("News of May", "Contacts: 3", "USD", "&lt;p&gt;Hello");
    assertThat(server.header(server.request(link).GET(), "Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    assertThat(approval("pending").path("contacts").asInt()).isEqualTo(3);
  }

  @Test
  void sendsWhatIsApproved() {
    var contacts = contacts(0, 3);
    launch(contacts);
    server.done(
        "PUT",
        "/v1/contacts/%s/consents/email".formatted(contacts.getFirst()),
        "{\"state\": \"unsubscribed\", \"source\": \"form\"}");

    assertThat(post(link("mia@lumen.test"), "decision=approve").status()).isEqualTo(200);
    server.advance("PT2M");

    var report = server.report(automation);
    assertThat(report.path("sent").asInt()).isEqualTo(2);
    assertThat(report.at("/skipped/byReason/opted-out").asInt()).isEqualTo(1);
    assertThat(report.at("/elements/news/exits").toString()).isEqualTo("{\"next\":3}");
    assertThat(report.at("/elements/ask/exits").toString()).isEqualTo("{\"next\":3}");
    assertThat(report.path("outcomes").toString()).isEqualTo("{\"success\":3}");
    assertThat(mailsTo("c1@lumen.test")).hasSize(1);
    var approval = approval("approved");
    assertThat(approval.path("decidedBy").asText()).isEqualTo("mia@lumen.test");
    assertThat(approval.path("contacts").asInt()).isEqualTo(3);
  }

  @Test
  void refusesALaterDecision() {
    launch(contacts(0, 2));

    assertThat(post(link("mia@lumen.test"), "decision=refuse").status()).isEqualTo(200);
    assertThat(post(link("mia@lumen.test"), "decision=refuse").status()).isEqualTo(409);
    assertThat(post(link("tom@lumen.test"), "decision=approve").status()).isEqualTo(409);
    server.advance("PT2M");

    var report = server.report(automation);
    assertThat(report.at("/skipped/byReason/approval-refused").asInt()).isEqualTo(2);
    assertThat(report.path("outcomes").toString()).isEqualTo("{\"abandon\":2}");
    assertThat(report.at("/elements/ask/exits").toString()).isEqualTo("{\"onRefused\":2}");
  }

  @Test
  void expiresWhenNobodyDecides() {
    launch(contacts(0, 2));
    var link = link("mia@lumen.test");
    server.advance("P2D");
    server.advance("PT2M");

    assertThat(post(link, "decision=approve").status()).isEqualTo(409);
    var report = server.report(automation);
    assertThat(report.at("/skipped/byReason/approval-expired").asInt()).isEqualTo(2);
    assertThat(report.path("outcomes").toString()).isEqualTo("{\"failure\":2}");
    assertThat(approval("expired").path("decidedBy").isMissingNode()).isTrue();
  }

  @Test
  void isCancelledWithItsAutomationOrLaunch() {
    launch(contacts(0, 2));
    server.done(
        "/v1/automations/%s/deactivate".formatted(automation), "{\"inFlight\": \"cancel\"}");
    server.advance("PT2M");
    assertThat(approval("cancelled").path("contacts").asInt()).isEqualTo(2);
    assertThat(server.report(automation).path("outcomes").toString())
        .isEqualTo("{\"taken-out\":2}");
    server.done("/v1/automations/%s/activate".formatted(automation), "{}");

    var launch = server.launch(automation, contacts(2, 4));
    server.advance("PT2M");
    server.done("/v1/launches/%s/cancel".formatted(launch), "");
    server.advance("PT2M");

    var report = server.report(automation);
    assertThat(report.at("/skipped/byReason/launch-cancelled").asInt()).isEqualTo(2);
    assertThat(report.path("inProgress").asInt()).isZero();
    assertThat(server.get("/v1/approvals?state=pending").json().path("items")).isEmpty();
  }

  @Test
  @DisplayName("C-D3: without a launch, those who come while one is pending share its decision")
  void asksAgainForThoseWhoComeAfterTheDecision() {
    var contacts = contacts(0, 3);
    contacts.subList(0, 2).forEach(contact -> server.enroll(automation, contact));
    server.advance("PT2M");
    var first = approval("pending");
    decide(first, "approve");
    server.advance("PT2M");
    server.enroll(automation, contacts.get(2));
    server.advance("PT2M");

    assertThat(first.path("contacts").asInt()).isEqualTo(2);
    assertThat(approval("pending").path("contacts").asInt()).isEqualTo(1);
    decide(approval("pending"), "refuse");
    server.advance("PT2M");
    assertThat(server.report(automation).path("outcomes").toString())
        .isEqualTo("{\"abandon\":1,\"success\":2}");
  }

  @Test
  void isDecidedByRole() {
    launch(contacts(0, 1));
    var path = "/v1/approvals/%s/approve".formatted(approval("pending").path("id").asText());

    var analyst = server.send(server.as(Role.ANALYST, path).POST(BodyPublishers.noBody()));
    var manager = server.send(server.as(Role.MANAGER, path).POST(BodyPublishers.noBody()));

    assertThat(analyst.status()).isEqualTo(403);
    assertThat(manager.status()).isEqualTo(200);
    assertThat(manager.text("/decidedBy")).isEqualTo("MANAGER");
    assertThat(server.call("POST", path, "").status()).isEqualTo(409);
    assertThat(server.call("POST", "/v1/approvals/none/refuse", "").status()).isEqualTo(404);
    assertThat(server.get("/v1/approvals?state=open").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "decision=", "decision=maybe", "decision=approve&decision=refuse"})
  void decidesNothingByAFormThatSaysNeither(String form) {
    launch(contacts(0, 1));

    assertThat(post(link("mia@lumen.test"), form).status()).isEqualTo(400);
    assertThat(approval("pending").path("contacts").asInt()).isEqualTo(1);
  }

  @Test
  void knowsOnlyItsOwnLinks() {
    launch(contacts(0, 1));
    var link = link("mia@lumen.test");
    var forged = link.substring(0, link.length() - 2) + (link.endsWith("AA") ? "BB" : "AA");

    assertThat(server.send(server.request(forged).GET()).status()).isEqualTo(404);
    assertThat(post(forged, "decision=approve").status()).isEqualTo(404);
    assertThat(post("/a/none", "decision=approve").status()).isEqualTo(404);
    assertThat(approval("pending").path("contacts").asInt()).isEqualTo(1);
  }

  @Test
  void showsThatAContactWaitsAndHowItWentOn() {
    var contact = contacts(0, 1).getFirst();
    server.enroll(automation, contact);
    server.advance("PT2M");
    var why = "/v1/contacts/%s/why?automationId=%s".formatted(contact, automation);
    assertThat(server.get(why).body()).contains("waits for approval");

    decide(approval("pending"), "approve");
    server.advance("PT2M");

    assertThat(server.get(why).body()).contains("Approval \\\"ask\\\" was given");
    assertThat(
            server
                .get("/v1/contacts/%s/timeline".formatted(contact))
                .json()
                .path("items")
                .findValuesAsText("exit"))
        .containsExactly("next");
  }

  @Test
  void simulatesAnApproval() {
    var contact = contacts(0, 1).getFirst();

    var simulation =
        server.done(
            "/v1/automations/%s/simulations".formatted(automation),
            "{\"contactId\": \"%s\"}".formatted(contact));

    assertThat(simulation.body()).contains("as if approved");
    assertThat(simulation.text("/ended/outcome")).isEqualTo("success");
    assertThat(server.get("/v1/approvals").json().path("items")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "approved, PT3H, 2026-11-24T12:00:00.000Z, news sent, success",
    "refused, PT3H, 2026-11-24T12:00:00.000Z, news skipped approval-refused, abandon",
    "expired, PT3H, 2026-11-26T09:00:00.000Z, news skipped approval-expired, failure",
    "refused, P2D, 2026-11-26T09:00:00.000Z, news skipped approval-expired, failure"
  })
  @DisplayName("C-D3: a simulation shows what follows from a decision, and when")
  void simulatesADecision(
      String decision, String after, String at, String message, String outcome) {
    var body =
        Map.of(
            "contactId",
            contacts(0, 1).getFirst(),
            "approvals",
            List.of(Map.of("elementId", "ask", "decision", decision, "after", after)));

    var simulation =
        server.done("/v1/automations/%s/simulations".formatted(automation), Json.write(body));

    var steps = new ArrayList<String>();
    for (var step : simulation.json().path("steps")) {
      if (step.path("at").asText().equals(at)) {
        var what = step.path("elementId").asText() + " " + step.path("type").asText();
        steps.add((what + " " + step.path("reason").asText()).strip());
      }
    }
    assertThat(steps).hasSize(3).contains(message);
    assertThat(simulation.text("/ended/outcome")).isEqualTo(outcome);
    assertThat(server.get("/v1/approvals").json().path("items")).isEmpty();
  }

  private JsonNode approval(String state) {
    var items = server.get("/v1/approvals?state=" + state).json().path("items");
    assertThat(items).hasSize(1);
    return items.path(0);
  }

  private void decide(JsonNode approval, String decision) {
    server.done("/v1/approvals/%s/%s".formatted(approval.path("id").asText(), decision), "");
  }

  private Reply post(String path, String form) {
    return server.send(
        server
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private void launch(List<String> contacts) {
    server.launch(automation, contacts);
    server.advance("PT2M");
  }

  private List<String> contacts(int from, int to) {
    var contacts =
        IntStream.range(from, to)
            .mapToObj(at -> Json.write(Map.of("email", "c%d@lumen.test".formatted(at))))
            .map(contact -> server.make("/v1/contacts", contact))
            .toList();
    contacts.forEach(
        contact ->
            server.done(
                "PUT",
                "/v1/contacts/%s/consents/email".formatted(contact),
                "{\"state\": \"subscribed\", \"source\": \"form\"}"));
    return contacts;
  }

  private List<String> mailsTo(String address) {
    return smtp.taken().stream().filter(mail -> mail.contains("To: " + address)).toList();
  }

  /** The path of the link in the mail to an approver. */
  private String link(String approver) {
    var text = decoded(mailsTo(approver).getFirst());
    var found = Pattern.compile("href=\"\\Q%s\\E(/a/[^\"]+)\"".formatted(OpenServer.PUBLIC_URL));
    var matcher = found.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  private static String decoded(String mail) {
    try {
      var raw = new ByteArrayInputStream(mail.getBytes(UTF_8));
      var message = new MimeMessage(Session.getInstance(new Properties()), raw);
      var parts = (MimeMultipart) message.getContent();
      var all = new ByteArrayOutputStream();
      for (int at = 0; at < parts.getCount(); at++) {
        all.writeBytes(((String) parts.getBodyPart(at).getContent()).getBytes(UTF_8));
      }
      return all.toString(UTF_8);
    } catch (MessagingException | IOException unreadable) {
      throw new IllegalStateException("The email cannot be read", unreadable);
    }
  }
}
