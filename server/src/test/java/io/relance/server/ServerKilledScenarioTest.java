package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.store.Json;
import io.relance.testkit.fake.FakeShop;
import io.relance.testkit.fake.FakeTwilio;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Killed with -9 again and again: D3.2, A-9, L-9, L-12, L-14, L-15, L-17, L-18")
class ServerKilledScenarioTest {
  private static final int ORDERS = 2000;
  private static final int KILLS = 20;
  private static final String TOKEN = "owner-token-of-a-test";
  private static final String FLOW =
      """
      {"name": "Thanks", "flow": {"format": 1, "trigger": {"kind": "post-purchase"},
       "start": "thanks", "elements": [
        {"id": "thanks", "name": "Thanks", "kind": "send-sms", "purpose": "transactional",
         "text": "Thank you for {{ order.name }}", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "PT1S", "next": "again"},
        {"id": "again", "name": "Again", "kind": "send-sms", "purpose": "transactional",
         "text": "Again {{ order.name }}", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}}
      """;

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void sendsEachMessageOnceAndLosesNobody() throws InterruptedException {
    try (var twilio = FakeTwilio.start()) {
      var server = new ServerProcess(folder, settings(twilio));
      var automation = activate(server.address());
      var shop = new FakeShop("maison-lumen.myshopify.com", "secret", webhook(server));
      var orders = Thread.ofPlatform().start(() -> placeOrders(shop));

      killAtRandomMoments(server, automation);
      orders.join();
      var report = awaitQuiet(server.address(), automation);
      server.kill();

      assertThat(report.path("timesTriggered").asInt()).isEqualTo(ORDERS);
      assertThat(report.path("entered").asInt()).isEqualTo(ORDERS);
      assertThat(report.path("inside").asInt()).as("stuck").isZero();
      assertThat(report.path("uncertain").asInt()).as("Twilio can be asked").isZero();
      assertThat(report.path("sent").asInt()).isEqualTo(2 * ORDERS);
      assertThat(twilio.takenCount()).isEqualTo(2 * ORDERS);
      assertThat(twilio.countsBySendId().values()).allMatch(count -> count == 1);
    }
  }

  private void killAtRandomMoments(ServerProcess server, String automation) {
    var random = new Random(20261122);
    for (int kill = 0; kill < KILLS; kill++) {
      LockSupport.parkNanos(Duration.ofMillis(100 + random.nextInt(900)).toNanos());
      assertSums(report(server.address(), automation));
      server.killAndRestart();
      assertSums(report(server.address(), automation));
    }
  }

  private static void assertSums(JsonNode report) {
    long states =
        report.path("queued").asLong()
            + report.path("held").asLong()
            + report.path("sent").asLong()
            + report.path("failed").asLong()
            + report.path("skipped").path("total").asLong()
            + report.path("uncertain").asLong();
    assertThat(states).isEqualTo(report.path("targeted").asLong());
  }

  private JsonNode awaitQuiet(URI server, String automation) {
    var deadline = Instant.now().plus(Duration.ofMinutes(5));
    while (true) {
      var report = report(server, automation);
      var quiet =
          report.path("entered").asInt() == ORDERS
              && report.path("inside").asInt() == 0
              && report.path("queued").asInt() == 0;
      if (quiet || Instant.now().isAfter(deadline)) {
        return report;
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  /** Each order is told twice, again and again until it was taken. */
  private static void placeOrders(FakeShop shop) {
    for (int order = 0; order < ORDERS; order++) {
      var delivery = FakeShop.Delivery.of("orders/create", order(order));
      for (int time = 0; time < 2; time++) {
        while (!taken(shop, delivery)) {
          LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
      }
    }
  }

  private static boolean taken(FakeShop shop, FakeShop.Delivery delivery) {
    try {
      return shop.tells(delivery) / 100 == 2;
    } catch (RuntimeException serverIsDown) {
      return false;
    }
  }

  private static String order(int number) {
    return """
    {"id": %d, "admin_graphql_api_id": "gid://shopify/Order/%d", "name": "#%d",
     "phone": "+3363998%04d", "currency": "EUR", "total_price": "10.00", "line_items": [],
     "created_at": "2026-11-22T10:00:00+01:00", "processed_at": "2026-11-22T10:00:00+01:00",
     "updated_at": "2026-11-22T10:00:00+01:00", "test": false}
    """
        .formatted(
            9_007_199_254_740_993L + number, 9_007_199_254_740_993L + number, number, number);
  }

  private String activate(URI server) {
    var made = Json.tree(post(server.resolve("/v1/automations"), FLOW));
    var id = made.path("id").asText();
    post(server.resolve("/v1/automations/" + id + "/activate"), "{}");
    return id;
  }

  private JsonNode report(URI server, String automation) {
    return Json.tree(
        send(HttpRequest.newBuilder(server.resolve("/v1/automations/" + automation + "/report"))));
  }

  private String post(URI uri, String json) {
    return send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private String send(HttpRequest.Builder request) {
    try {
      var authorised = request.header("Authorization", "Bearer " + TOKEN).build();
      var response = http.send(authorised, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isLessThan(300);
      return response.body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URI webhook(ServerProcess server) {
    return server.address().resolve("/webhooks/shopify");
  }

  private static Map<String, String> settings(FakeTwilio twilio) {
    return Map.of(
        "RELANCE_OWNER_TOKEN",
        TOKEN,
        "RELANCE_SHOPIFY_SHOP",
        "maison-lumen.myshopify.com",
        "RELANCE_SHOPIFY_SECRET",
        "secret",
        "RELANCE_TWILIO_ACCOUNT_SID",
        twilio.account().sid(),
        "RELANCE_TWILIO_AUTH_TOKEN",
        twilio.account().token(),
        "RELANCE_TWILIO_FROM",
        "+12025550199",
        "RELANCE_TWILIO_BASE_URL",
        twilio.url().toString(),
        "RELANCE_SMS_RATE",
        "2000");
  }
}
