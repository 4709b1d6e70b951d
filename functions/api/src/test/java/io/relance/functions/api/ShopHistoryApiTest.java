package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Role;
import io.relance.domain.id.JobId;
import io.relance.providers.Timeouts;
import io.relance.providers.shopify.ShopifyAdmin;
import io.relance.providers.shopify.ShopifyAdminSettings;
import io.relance.testkit.fake.FakeShopAdmin;
import io.relance.testkit.fake.ShopHistoryLines;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D-4: the shop's history is fetched on request")
class ShopHistoryApiTest {
  private static final String ROUTE = "/v1/shop/history";

  private final FakeShopAdmin fake = FakeShopAdmin.start();
  @TempDir private Path folder = Path.of("");
  private TestApi api;

  @BeforeEach
  void start() {
    var settings = new ShopifyAdminSettings(FakeShopAdmin.TOKEN, fake.url());
    api = TestApi.withShop(new ShopifyAdmin(settings, Timeouts.USUAL), folder);
  }

  @AfterEach
  void stop() {
    api.close();
    fake.close();
  }

  @Test
  @DisplayName("It is a job, whose result and unreadable records are shown")
  void showsTheFetch() {
    fake.exports().add("customers", ShopHistoryLines.customer(1, "2026-11-23T09:00:00Z"), "{");
    assertThat(api.get(ROUTE).body()).isEqualTo("{}");

    var started = api.post(ROUTE, "");
    run(started.text("/id"));

    assertThat(started.status()).isEqualTo(202);
    assertThat(started.text("/kind")).isEqualTo("shop-history");
    var shown = api.get(ROUTE);
    assertThat(shown.text("/history/job/state")).isEqualTo("done");
    assertThat(shown.text("/history/job/result/customers")).isEqualTo("1");
    assertThat(shown.text("/history/job/result/unreadable")).isEqualTo("1");
    assertThat(shown.text("/nextReconciliation")).isEqualTo("2026-11-24T02:00:00.000Z");
    assertThat(shown.json().has("reconciliation")).isFalse();
    assertThat(shown.text("/history/unreadable/url")).startsWith("http");
    assertThat(api.get("/v1/jobs/" + started.text("/id")).text("/state")).isEqualTo("done");
    assertThat(api.get("/v1/audit?resource=" + started.text("/id")).text("/items/0/action"))
        .isEqualTo("shop.fetch-history");
  }

  private void run(String job) {
    api.relance.backgroundJobs().runJobs().run(new JobId(job), Duration.ofMinutes(1));
  }

  @Test
  @DisplayName("Why nobody was thanked for an order of the history")
  void saysWhyAnOrderTriggeredNothing() {
    var flow =
        """
        {"format": 1, "trigger": {"kind": "post-purchase"}, "start": "done", "elements": [
          {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
        """;
    var body = "{\"name\": \"Thanks\", \"flow\": %s}".formatted(flow);
    var automation = api.post("/v1/automations", body).text("/id");
    api.post("/v1/automations/%s/activate".formatted(automation), "{}");
    fake.exports().add("orders", ShopHistoryLines.order(1, "2026-11-23T09:00:00Z"));
    run(api.post(ROUTE, "").text("/id"));
    var contact = api.get("/v1/contacts?email=ana-1@example.com").text("/items/0/id");

    var why = api.get("/v1/contacts/%s/why?automationId=%s".formatted(contact, automation));

    assertThat(why.body())
        .contains("The contact placed an order, but it came with the shop's history");
  }

  @Test
  void runsOneAtATime() {
    var first = api.post(ROUTE, "");

    var second = api.post(ROUTE, "");

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("shop.history-running");
    assertThat(second.body()).contains(first.text("/id"));
  }

  @Test
  void letsAdminsStartAndManagersLook() {
    assertThat(status("POST", Role.MANAGER)).isEqualTo(403);
    assertThat(status("GET", Role.ANALYST)).isEqualTo(403);
    assertThat(status("GET", Role.MANAGER)).isEqualTo(200);
    assertThat(status("POST", Role.ADMIN)).isEqualTo(202);
  }

  private int status(String method, Role role) {
    var token = api.token(role.name(), role);
    return TestApi.send(
            api.withBody(ROUTE, method, "").setHeader("Authorization", "Bearer " + token))
        .status();
  }

  @Test
  @DisplayName("Without a token it names the settings that are missing")
  void namesWhatIsMissing(@TempDir Path other) {
    try (var unconnected = new TestApi(other)) {
      var answer = unconnected.post(ROUTE, "");

      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.code()).isEqualTo("shop.not-connected");
      assertThat(answer.body()).contains("RELANCE_SHOPIFY_ADMIN_TOKEN must be set");
    }
  }
}
