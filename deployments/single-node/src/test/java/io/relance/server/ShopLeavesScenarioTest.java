package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.testkit.fake.FakeShop;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A shop that leaves is forgotten; topics that nobody follows are counted")
class ShopLeavesScenarioTest {
  private static final List<String> OF_THE_SHOP =
      List.of("camille.moreau@example.com", "5145550142", "Moreau", "Érables");

  @TempDir Path folder;

  private OpenServer server;
  private FakeShop shop;

  @BeforeEach
  void start() {
    server = OpenServer.withEverything(folder);
    var webhook = server.address().resolve("/webhooks/shopify");
    shop = new FakeShop(OpenServer.SHOP, OpenServer.SHOP_SECRET, webhook);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void forgetsEverybodyWhoCameFromTheShopAndNobodyElse() {
    for (var event :
        List.of("customer-created", "checkout-updated", "order-completed", "fulfillment-created")) {
      assertThat(shop.deliver(event)).as(event).isEqualTo(200);
      server.advance("PT1M");
    }
    assertThat(stored()).contains(OF_THE_SHOP.getFirst());

    assertThat(shop.deliver("shop-redact")).isEqualTo(200);
    server.advance("PT1M");

    assertThat(stored()).doesNotContain(OF_THE_SHOP);
    assertThat(server.get("/v1/contacts").json().path("items")).hasSize(2);
    assertThat(server.get("/v1/contacts/" + server.id("/v1/contacts")).status()).isEqualTo(200);
    assertThat(stored()).contains("shop-redact");
  }

  @Test
  void countsTopicsThatNobodyFollows() {
    for (int time = 0; time < 3; time++) {
      assertThat(shop.deliver(FakeShop.Delivery.of("themes/publish", "{\"id\": 1}")))
          .isEqualTo(200);
    }
    assertThat(shop.deliver(FakeShop.Delivery.of("no topic at all", "{}"))).isEqualTo(200);

    assertThat(server.stored().getOrDefault("items_platform", List.of()))
        .filteredOn(row -> row.contains("unknown-topics"))
        .hasSize(2)
        .anySatisfy(row -> assertThat(row).contains("shopify#themes/publish", "3"));
  }

  private String stored() {
    return server.stored().toString();
  }
}
