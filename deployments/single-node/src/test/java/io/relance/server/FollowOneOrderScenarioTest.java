package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.relance.testkit.fake.FakeShop;
import io.relance.testkit.fake.SampleEvents;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("RELANCE_LOG=DEBUG follows one event from its webhook to the provider's answer")
class FollowOneOrderScenarioTest {
  private static final String ORDER = "8209829119461545081";
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "post-purchase"}, "start": "wait", "elements": [
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "PT1H", "next": "thanks"},
        {"id": "thanks", "name": "Thanks", "kind": "send-sms", "purpose": "transactional",
         "text": "Canary {{ contact.firstName }}", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;

  private CapturedLog log;

  @BeforeEach
  void listen() {
    log = new CapturedLog(Level.DEBUG);
  }

  @AfterEach
  void listenNoMore() {
    log.close();
  }

  @Test
  void followsAnOrderByItsId() {
    try (var server = new OpenServer(folder)) {
      server.active(FLOW);
      orders(server);
      server.advance("PT2H");
    }

    var ofOrder = log.linesWith(ORDER);
    assertOrder(
        ofOrder,
        "Stored and queued shop fact order-placed:" + ORDER,
        "Processing shop fact order-placed:" + ORDER,
        "Event order-completed:" + ORDER + " is stored and queued",
        "Event order-completed:" + ORDER + " triggers automation",
        "Enrollment [^ ]+ enters automation .* for order-completed:" + ORDER,
        "The gate decided on send [^ ]+: send",
        "Called provider twilio for send [^ ]+: accepted after \\d+ ms",
        "Provider twilio accepted send [^ ]+ as SM");
    assertThat(log.lines())
        .allSatisfy(line -> assertThat(line).doesNotContain(LogsScenarioTest.UNSPEAKABLE));
  }

  @Test
  void followsARequestAWaveAndASend() {
    try (var server = new OpenServer(folder)) {
      server.active(FLOW);
      orders(server);
      server.advance("PT2H");
      var send = found("Called provider twilio for send ([^ :]+): accepted");
      var message = found("Provider twilio accepted send %s as ([^ ]+)".formatted(send));
      receives(server, send, message);

      assertOrder(
          log.linesWith(send),
          "The gate decided on send",
          "Provider twilio accepted send",
          "Receipt DELIVERED of provider twilio is for send " + send);
    }

    var wave = found("enters automation [^ ]+ version \\d+ in wave ([^ ,]+), for order-completed");
    assertOrder(
        log.linesWith(wave),
        "Wave %s starts at element wait".formatted(wave),
        "Wave %s reached element wait".formatted(wave),
        "Wave %s left element wait by next".formatted(wave),
        "Wave %s reached element thanks, which sends".formatted(wave),
        "The gate decided on send",
        "Provider twilio accepted send",
        "Wave %s left element thanks by next".formatted(wave),
        "Wave %s ended at element done".formatted(wave));
    var request = found("Stored and queued shop fact order-placed.*request=([^ ,}]+)");
    assertOrder(
        log.linesWith(request),
        "Stored and queued shop fact",
        "Answered a webhook of Shopify with 200: orders/create",
        "Answered POST /webhooks/shopify with 200 after \\d+ ms");
  }

  @Test
  void returnsTheIdOfTheRequest() {
    try (var server = new OpenServer(folder)) {
      var sent = server.request("/health").header("X-Request-Id", "canary").GET();

      assertThat(server.header(sent, "X-Request-Id"))
          .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-zA-Z_-]{20,40}"));
    }
  }

  private static void orders(OpenServer server) {
    var webhook = server.address().resolve("/webhooks/shopify");
    var shop = new FakeShop(OpenServer.SHOP, OpenServer.SHOP_SECRET, webhook);
    assertThat(shop.deliver("order-completed")).isEqualTo(200);
    server.advance("PT1M");
  }

  private static void receives(OpenServer server, String send, String message) {
    var form =
        SampleEvents.find()
            .twilio("status-delivered")
            .replace("SM00000000000000000000000000000b01", message);
    assertThat(server.twilioPosts("/webhooks/twilio/status?send=" + send, form)).isEqualTo(200);
  }

  /** The first group of the first line that a pattern matches. */
  private String found(String pattern) {
    return log.lines().stream()
        .map(Pattern.compile(pattern)::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No line matches " + pattern));
  }

  /** Checks that lines match patterns in their order, others between them. */
  private static void assertOrder(List<String> lines, String... patterns) {
    var rest = lines.iterator();
    for (var pattern : patterns) {
      var expected = Pattern.compile(pattern);
      var isFound = false;
      while (!isFound && rest.hasNext()) {
        isFound = expected.matcher(rest.next()).find();
      }
      assertThat(isFound).as("%s, in order, in:%n%s", pattern, String.join("\n", lines)).isTrue();
    }
  }
}
