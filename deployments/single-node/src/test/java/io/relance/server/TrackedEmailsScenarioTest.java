package io.relance.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import io.relance.testkit.fake.FakeSmtp;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-C7, C-C8, K-14, L-34: the links and opens of emails")
class TrackedEmailsScenarioTest {
  private static final String PREFIX = OpenServer.PUBLIC_URL;
  private static final String SIGNED = "https://www.maison-lumen.fr/invoice?id=7&sig=Zm9v%2Bb%3D";
  private static final String IPHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Mobile/15E148";
  private static final String GMAIL =
      "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "api"}, "start": "mail", "elements": [
        {"id": "mail", "name": "Mail", "kind": "send-email", "purpose": "marketing",
         "subject": "Your invoice",
         "html": "<html><body><a href='%s'>Invoice</a> <a href='mailto:bonjour@maison-lumen.fr'>Write</a> <a href='tel:+33'>Call</a> <a href='#top'>Up</a> <a href='{{ unsubscribeUrl }}'>Stop</a></body></html>",
         "text": "Invoice: %s", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "P1D", "next": "opened"},
        {"id": "opened", "name": "Opened?", "kind": "condition",
         "criteria": {"message": "mail", "is": "opened"}, "onTrue": "won", "onFalse": "lost"},
        {"id": "won", "name": "Won", "kind": "end", "outcome": "success"},
        {"id": "lost", "name": "Lost", "kind": "end", "outcome": "abandon"}]}
      """
          .formatted(SIGNED.replace("&", "&amp;"), SIGNED);

  @TempDir private Path folder;
  @AutoClose private final FakeSmtp smtp = FakeSmtp.start();
  @AutoClose private OpenServer server;
  private String automation;
  private String contact;

  @BeforeEach
  void open() {
    server = opened("links,opens");
    automation = server.active(FLOW);
    contact = server.make("/v1/contacts", Json.write(Map.of("email", "ana@example.com")));
    server.done(
        "PUT",
        "/v1/contacts/%s/consents/email".formatted(contact),
        "{\"state\": \"subscribed\", \"source\": \"form\"}");
  }

  @Test
  @DisplayName("links of both bodies are short, and lead where they led; others stay as they are")
  void tracksTheLinksOfAnEmail() {
    send("links,opens");

    var html = body("text/html");
    assertThat(html)
        .containsPattern("<a href='\\Q%s\\E/l/\\w{11}0'>Invoice</a>".formatted(PREFIX))
        .contains("'mailto:bonjour@maison-lumen.fr'", "'tel:+33'", "'#top'")
        .contains("<a href='%s/unsubscribe/".formatted(PREFIX))
        .doesNotContain("www.maison-lumen.fr");
    assertThat(body("text/plain")).contains("Invoice: " + link(html));
    assertThat(smtp.taken().getFirst())
        .containsPattern("List-Unsubscribe: <\\Q%s\\E/unsubscribe/".formatted(PREFIX));
    assertThat(server.header(server.request(path(link(html))).GET(), "Location")).contains(SIGNED);
  }

  @Test
  void countsTheClicksOfAnEmail() {
    send("links,opens");
    server.advance("PT1M");

    request(path(link(body("text/html"))), IPHONE);

    assertThat(report().at("/clicked").asInt()).isEqualTo(1);
    assertThat(message().at("/links/0/url").asText()).isEqualTo(SIGNED);
    assertThat(message().at("/links/0/clicks").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {IPHONE, GMAIL, "Microsoft Office/16.0 (Microsoft Outlook 16.0.18129)"})
  void countsAnEmailThatPeopleOpenOnce(String mailApp) {
    send("links,opens");
    server.advance("PT1M");

    request(image(), mailApp);
    request(image(), mailApp);
    server.advance("P2D");

    assertThat(report().at("/opened").asInt()).isEqualTo(1);
    assertThat(report().at("/elements/mail/opened").asInt()).isEqualTo(1);
    assertThat(report().at("/outcomes/success").asInt()).isEqualTo(1);
    assertThat(opens()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Apple loads all images | Mozilla/5.0",
        "Gmail loads those of new mail | Mozilla/5.0 (Windows NT 10.0; Win64; x64)"
            + " AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36"
            + " Edge/12.246 Mozilla/5.0",
        "a scanner | Mozilla/5.0 (compatible; Proofpoint)",
        "a library | curl/8.5.0",
        "nameless | ''",
      })
  @DisplayName("L-34: images that robots load are counted apart")
  void countsRobotsApart(String why, String robot) {
    send("links,opens");
    server.advance("PT1M");

    request(image(), robot);
    request(image(), robot);

    assertThat(report().at("/robotOpens").asInt()).as(why).isEqualTo(1);
    assertThat(report().at("/opened").asInt()).isZero();
    assertThat(opens()).isEmpty();

    request(image(), IPHONE);

    assertThat(report().at("/opened").asInt()).isEqualTo(1);
  }

  @Test
  void tracksNothingWhereItIsOff() {
    send("off");

    assertThat(body("text/html"))
        .contains("https://www.maison-lumen.fr/invoice")
        .doesNotContain("/l/", "/o/");
    assertThat(body("text/plain")).contains(SIGNED);
    assertThat(message().path("links")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"links, true, false", "opens, false, true"})
  void tracksOnlyWhatItIsSetTo(String setting, boolean links, boolean opens) {
    send(setting);

    assertThat(body("text/html").contains(PREFIX + "/l/")).isEqualTo(links);
    assertThat(body("text/html").contains(PREFIX + "/o/")).isEqualTo(opens);
  }

  @Test
  void servesTheImageOfAnErasedContactAndRecordsNothing() {
    send("links,opens");
    var image = image();
    server.call("DELETE", "/v1/contacts/" + contact, "");
    server.advance("PT2M");

    assertThat(request(image, IPHONE)).isEqualTo(200);
    assertThat(request("/o/made-up.gif", IPHONE)).isEqualTo(200);
    assertThat(report().at("/opened").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"true, success", "false, abandon"})
  @DisplayName("C-C8: a condition asks whether one link of the message was followed")
  void decidesByOneLink(boolean isNamed, String outcome) {
    var asked = isNamed ? SIGNED : "https://www.maison-lumen.fr/new";
    automation =
        server.active(
            FLOW.replace(
                    "<a href='#top'>Up</a>", "<a href='https://www.maison-lumen.fr/new'>New</a>")
                .replace(
                    "\"is\": \"opened\"",
                    "\"is\": \"clicked\", \"link\": \"%s\"".formatted(asked)));
    send("links,opens");
    server.advance("PT1M");

    request(path(link(body("text/html"))), IPHONE);
    server.advance("P2D");

    assertThat(report().at("/outcomes/" + outcome).asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("C-C9: a condition asks whether the contact unsubscribed by the link of the message")
  void decidesByTheUnsubscribeLink() {
    automation = server.active(FLOW.replace("\"is\": \"opened\"", "\"is\": \"unsubscribed\""));
    send("links,opens");
    var link = found(body("text/html"), "'\\Q%s\\E(/unsubscribe/[^']+)'".formatted(PREFIX));

    for (int time = 0; time < 2; time++) {
      var form = BodyPublishers.ofString("List-Unsubscribe=One-Click");
      server.send(
          server
              .request(link)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(form));
    }
    server.advance("P2D");

    assertThat(report().at("/unsubscribed").asInt()).isEqualTo(1);
    assertThat(report().at("/elements/mail/unsubscribed").asInt()).isEqualTo(1);
    assertThat(report().at("/outcomes/success").asInt()).isEqualTo(1);
  }

  private OpenServer opened(String tracking) {
    return new OpenServer(
        folder,
        Map.of(
            "RELANCE_SMTP_URL",
            smtp.url(),
            "RELANCE_EMAIL_FROM",
            "shop@example.com",
            "RELANCE_EMAIL_TRACKING",
            tracking));
  }

  private void send(String tracking) {
    server.close();
    server = opened(tracking);
    server.enroll(automation, contact);
    server.advance("PT1S");
  }

  private int request(String path, String userAgent) {
    var request =
        server
            .request(path)
            .header("Accept-Language", "fr-FR")
            .header("User-Agent", userAgent)
            .GET();
    int status = server.send(request).status();
    server.advance("PT1S");
    return status;
  }

  private String image() {
    return found(body("text/html"), "<img src=\"\\Q%s\\E(/o/\\w{11}\\.gif)\"".formatted(PREFIX));
  }

  private static String link(String html) {
    return found(html, "(\\Q%s\\E/l/\\w{12})".formatted(PREFIX));
  }

  private static String path(String url) {
    return url.substring(PREFIX.length());
  }

  private static String found(String html, String pattern) {
    var matcher = Pattern.compile(pattern).matcher(html);
    assertThat(matcher.find()).as(html).isTrue();
    return matcher.group(1);
  }

  /** The part of the email that has a type. */
  private String body(String type) {
    try {
      var raw = new ByteArrayInputStream(smtp.taken().getFirst().getBytes(UTF_8));
      var mail = new MimeMessage(Session.getInstance(new Properties()), raw);
      var parts = (MimeMultipart) mail.getContent();
      for (int at = 0; at < parts.getCount(); at++) {
        if (parts.getBodyPart(at).isMimeType(type)) {
          return (String) parts.getBodyPart(at).getContent();
        }
      }
      throw new IllegalStateException("The email has no part of the type " + type);
    } catch (MessagingException | IOException unreadable) {
      throw new IllegalStateException("The email cannot be read", unreadable);
    }
  }

  private JsonNode report() {
    return server.report(automation);
  }

  private JsonNode message() {
    return server.messages("direction=outbound&contactId=" + contact).getFirst();
  }

  private List<JsonNode> opens() {
    return server
        .get("/v1/contacts/%s/timeline".formatted(contact))
        .json()
        .path("items")
        .valueStream()
        .filter(entry -> entry.path("type").asText().equals("message-opened"))
        .toList();
  }
}
