package io.relance.application.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.TestShop;
import io.relance.application.persistence.Tables;
import io.relance.domain.shop.ShopFact.UnknownTopic;
import io.relance.domain.store.Query;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("L12: topics that nobody subscribes to are counted, a hundred at most")
class UnknownTopicsTest {
  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = new TestShop(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void countsTheRestTogether() {
    for (int topic = 0; topic < 150; topic++) {
      shop.relance().ingest().acceptShopFact().accept(new UnknownTopic("invented/" + topic));
    }
    shop.relance().ingest().acceptShopFact().accept(new UnknownTopic("invented/3"));

    var counts = shop.store().all(Query.of(Tables.PLATFORM, "unknown-topics")).toList();
    assertThat(counts).hasSize(100);
    assertThat(counts.stream().mapToLong(item -> item.number("count")).sum()).isEqualTo(151);
    assertThat(counts)
        .anySatisfy(
            item -> {
              assertThat(item.key().sort()).isEqualTo("shopify#invented/3");
              assertThat(item.number("count")).isEqualTo(2);
            })
        .anySatisfy(item -> assertThat(item.key().sort()).isEqualTo("shopify#other"));
  }
}
