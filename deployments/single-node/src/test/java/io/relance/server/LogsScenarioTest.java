package io.relance.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ch.qos.logback.classic.Level;
import io.relance.application.admin.Role;
import io.relance.application.persistence.Json;
import io.relance.testkit.fake.FakeShop;
import io.relance.testkit.fake.SampleEvents;
import io.relance.testkit.fake.TwilioAccount;
import io.relance.testkit.fake.TwilioFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Logs name ids: no phone, email, name, text or secret, whatever happens")
class LogsScenarioTest {
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "%s"%s}, "start": "thanks", "elements": [
        {"id": "thanks", "name": "Thanks", "kind": "send-sms", "purpose": "transactional",
         "text": "Canary {{ contact.firstName }}", "next": "mail"},
        {"id": "mail", "name": "Mail", "kind": "send-email", "purpose": "transactional",
         "subject": "Canary", "html": "<p>Canary {{ contact.lastName }}</p>", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;
  private static final String KEYWORD =
      ", \"channel\": \"sms\", \"keywords\": [\"order\"], \"match\": \"contains\"";

  /** What must not be in any line; those of the events among it. */
  static final List<String> UNSPEAKABLE =
      List.of(
          "5145550142",
          "555-0142",
          "33612345678",
          "0612345678",
          "camille",
          "Camille",
          "Moreau",
          "canary",
          "Canary",
          "Where is my order",
          OpenServer.SHOP_SECRET,
          TwilioAccount.INVENTED.token(),
          "owner-token-of-a-test");

  @TempDir Path folder;

  private CapturedLog log;

  @Test
  void callNoRequestAFaultThatEndsBeforeItsBody() {
    var sizes =
        List.of("Content-Length: 100", "Content-Length: 1000000", "Transfer-Encoding: chunked");
    try (var server = new OpenServer(folder)) {
      for (var path : List.of("/v1/automations", "/webhooks/shopify")) {
        sizes.forEach(size -> halfABody(server, path, size));
      }

      assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () -> {
            while (log.linesWith("ended before its body did").size() < 6) {
              Thread.onSpinWait();
            }
          });
    }

    assertThat(log.lines()).noneMatch(line -> line.contains("EOFException"));
  }

  private static void halfABody(OpenServer server, String path, String size) {
    var head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n9\r\n{\"name\":"
            .formatted(path, server.token(Role.OWNER), size);
    try (var socket = new Socket(server.address().getHost(), server.address().getPort())) {
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void listen() {
    log = new CapturedLog(Level.TRACE);
  }

  @AfterEach
  void listenNoMore() {
    log.close();
  }

  @Test
  void sayNothingOfAnybody() {
    try (var server = OpenServer.withEverything(folder)) {
      server.active(FLOW.formatted("post-purchase", ""));
      server.active(FLOW.formatted("inbound-message", KEYWORD));
      orders(server);
      texts(server);
      asksForNonsense(server);
      failsToSend(server);
    }

    assertThat(log.lines()).as("what is logged").anyMatch(line -> line.startsWith("io.relance."));
    assertThat(log.lines()).allSatisfy(line -> assertThat(line).doesNotContain(UNSPEAKABLE));
  }

  @Test
  @DisplayName("An operator sees the start, the stop, refused webhooks and provider failures")
  void showWhatHappens() {
    try (var server = OpenServer.withEverything(folder)) {
      server.active(FLOW.formatted("post-purchase", ""));
      orders(server);
      failsToSend(server);
    }

    assertThat(log.lines())
        .anyMatch(
            line ->
                line.contains("Started Relance")
                    && line.contains("data folder " + folder.toAbsolutePath())
                    && line.contains("time zone Europe/Paris, test clock on, SMS by twilio"))
        .anyMatch(line -> line.contains("Check: RELANCE_SHOPIFY_SECRET"))
        .anyMatch(line -> line.contains("Provider twilio failed with code"))
        .anyMatch(line -> line.contains(" Stopped "));
  }

  private static void orders(OpenServer server) {
    var webhook = server.address().resolve("/webhooks/shopify");
    var shop = new FakeShop(OpenServer.SHOP, OpenServer.SHOP_SECRET, webhook);
    var forger = new FakeShop(OpenServer.SHOP, "canary-of-a-forger", webhook);
    assertThat(shop.deliver("order-completed")).isEqualTo(200);
    assertThat(forger.deliver("order-completed")).isEqualTo(401);
    var broken = "{\"id\": {\"phone\": \"+15145550142\", \"email\": \"camille@example.com\"}}";
    assertThat(shop.deliver(FakeShop.Delivery.of("orders/create", broken))).isEqualTo(400);
    assertThat(shop.deliver(FakeShop.Delivery.of("orders/create", broken + "}"))).isEqualTo(400);
    server.advance("PT1M");
  }

  private static void texts(OpenServer server) {
    for (var text : List.of("inbound-order", "inbound-stop", "inbound-start", "inbound-order")) {
      assertThat(server.twilioPosts("/webhooks/twilio/messages", SampleEvents.find().twilio(text)))
          .isEqualTo(200);
      server.advance("PT1M");
    }
    server.twilioPosts("/webhooks/twilio/messages", "From=%2B15145550142&Body=canary");
    server.send(
        server
            .request("/webhooks/twilio/messages")
            .header("X-Twilio-Signature", "canary")
            .POST(BodyPublishers.ofString("From=%2B15145550142&Body=canary")));
  }

  private static void asksForNonsense(OpenServer server) {
    server.call(
        "POST", "/v1/contacts", "{\"phone\": \"0612345678 canary\", \"email\": \"canary\"}");
    server.call("POST", "/v1/contacts", "{\"phone\": \"+33612345678\"}");
    server.call("POST", "/v1/contacts", "{\"firstName\": \"Camille\",, \"canary\"");
    server.call("POST", "/v1/tokens", "{\"name\": \"canary\", \"role\": \"canary\"}");
    server.get("/v1/contacts?phone=%2B33612345678&cursor=canary&limit=canary");
    server.send(server.request("/v1/contacts").header("Authorization", "Bearer canary").GET());
  }

  private static void failsToSend(OpenServer server) {
    var automation = server.active(FLOW.formatted("manual", ""));
    var body =
        Map.of("phone", "+33612345699", "firstName", "Camille", "email", "camille@example.com");
    var contact = server.make("/v1/contacts", Json.write(body));
    server.twilio().refuses("+33612345699", 21211);
    server.enroll(automation, contact);
    server.advance("PT1M");
    server.twilio().next(2, TwilioFault.ERROR_BEFORE_TAKING);
    server.twilio().next(1, TwilioFault.BREAK_BEFORE_TAKING);
    server.enroll(automation, server.id("/v1/contacts"));
    server.advance("PT1M");
  }
}
