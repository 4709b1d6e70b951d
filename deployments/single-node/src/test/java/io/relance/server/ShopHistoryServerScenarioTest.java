package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.testkit.fake.FakeShopAdmin;
import io.relance.testkit.fake.ShopHistoryLines;
import io.relance.testkit.server.ApiClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D-4, D6.1: a server that is killed with -9 while it fetches a shop's history")
class ShopHistoryServerScenarioTest {
  private static final int CUSTOMERS = 1_500;
  private static final String PLACED = "2026-11-01T10:00:00Z";

  @TempDir private Path folder = Path.of("");

  @Test
  @DisplayName("continues where it was, stores each record once, and thanks nobody")
  void continuesAfterItWasKilled() {
    try (var shop = FakeShopAdmin.start()) {
      fill(shop);
      var server = new KilledServer(folder, settings(shop));
      var api = new ApiClient(server.address(), Owner.TOKEN);
      var segment = "{\"name\": \"Buyers\", \"criteria\": {\"event\": \"order\", \"atLeast\": 1}}";
      var buyers = api.post("/v1/segments", segment).path("id").asText();
      var thanks = api.activate("Thanks", flow("\"kind\": \"post-purchase\""));
      var welcome =
          api.activate("Welcome", flow("\"kind\": \"segment-entered\", \"segment\": \"buyers\""));

      var job = api.post("/v1/shop/history", "").path("id").asText();
      while (job(api, job).path("done").asLong() < 200) {
        Thread.onSpinWait();
      }
      server.kill();
      server.start();
      var left = job(api, job).path("done").asLong();
      for (int minute = 0; minute < 10 && !ended(api, job); minute++) {
        api.advance("PT1M");
      }

      var ended = job(api, job);
      assertThat(left).isBetween(200L, 2L * CUSTOMERS - 1);
      assertThat(ended.path("state").asText()).isEqualTo("done");
      assertThat(ended.at("/result/customers").asInt()).isEqualTo(CUSTOMERS);
      assertThat(ended.at("/result/orders").asInt()).isEqualTo(CUSTOMERS);
      assertThat(api.report(thanks).path("timesTriggered").asInt()).isZero();
      assertThat(api.report(welcome).path("timesTriggered").asInt()).isZero();
      assertThat(api.get("/v1/segments/%s/members".formatted(buyers)).path("items")).isNotEmpty();
      var all = "{\"criteria\": {\"event\": \"order\", \"exactly\": 1}}";
      assertThat(api.post("/v1/segments/calculations", all).at("/count/all").asInt())
          .isEqualTo(CUSTOMERS);
      server.kill();
    }
  }

  private static void fill(FakeShopAdmin shop) {
    for (long id = 1; id <= CUSTOMERS; id++) {
      shop.exports().add("customers", ShopHistoryLines.customer(id, PLACED));
      shop.exports().add("orders", ShopHistoryLines.order(id, PLACED));
    }
  }

  private static boolean ended(ApiClient api, String job) {
    return !job(api, job).path("state").asText().matches("running|paused");
  }

  private static JsonNode job(ApiClient api, String job) {
    return api.get("/v1/jobs/" + job);
  }

  private static String flow(String trigger) {
    return """
    {"format": 1, "trigger": {%s}, "start": "thanks", "elements": [
      {"id": "thanks", "name": "Thanks", "kind": "send-email", "purpose": "transactional",
       "subject": "Thank you", "html": "<p>Thank you</p>", "next": "done"},
      {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
    """
        .formatted(trigger);
  }

  private static Map<String, String> settings(FakeShopAdmin shop) {
    return Map.of(
        "RELANCE_OWNER_TOKEN",
        Owner.TOKEN,
        "RELANCE_SHOPIFY_SHOP",
        "maison-lumen.myshopify.com",
        "RELANCE_SHOPIFY_SECRET",
        "secret",
        "RELANCE_SHOPIFY_ADMIN_TOKEN",
        FakeShopAdmin.TOKEN,
        "RELANCE_SHOPIFY_BASE_URL",
        shop.url().toString(),
        "RELANCE_TEST_CLOCK",
        "true");
  }
}
