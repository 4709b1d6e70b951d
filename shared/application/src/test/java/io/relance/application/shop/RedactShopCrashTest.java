package io.relance.application.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.TestShop;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.persistence.Ids;
import io.relance.domain.id.JobId;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.SimulatedCrash;
import io.relance.testkit.crash.WatchedItemStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D5.5, D6.1, L-36: everybody of a shop that left is erased once, whatever crashes")
class RedactShopCrashTest {
  private static final String SHOP = "shop.example";
  private static final String EMAIL = "ana.diaz@example.com";

  @TempDir Path folder;

  @Test
  void erasesEverybodyOfTheShop() {
    var crashed = true;
    for (int point = 0; crashed; point++) {
      try (var shop = new TestShop(folder.resolve("crash-" + point))) {
        var ana = ofTheShop(shop);
        var bea = shop.withPhone("+33700000001");

        crashed = dies(shop, new WatchedItemStore(shop.store(), CrashPoint.at(point)));
        leaves(shop, shop.store());
        shop.settleJobs();

        assertThat(shop.contacts().find(ana.id())).isEmpty();
        assertThat(shop.contacts().find(bea.id())).isPresent();
        assertThat(shop.rows()).as("point %d", point).noneMatch(row -> row.contains(EMAIL));
        assertThat(shop.relance().privacy().requests().list(PageRequest.first(10)).items())
            .as("point %d", point)
            .hasSize(1);
        assertThat(crashed || point > 12).isTrue();
      }
    }
  }

  private static boolean dies(TestShop shop, ItemStore store) {
    try {
      leaves(shop, store);
      var id = Ids.hash("redact-shop", SHOP, "2026-11-23");
      shop.relance(store).backgroundJobs().runJobs().run(new JobId(id), Duration.ofMinutes(1));
      return false;
    } catch (SimulatedCrash _) {
      return true;
    }
  }

  private static void leaves(TestShop shop, ItemStore store) {
    shop.relance(store).ingest().processShopFact().take(new ShopFact.ShopRedacted(SHOP));
  }

  private static Contact ofTheShop(TestShop shop) {
    var edit =
        ContactEdit.NONE
            .set(ContactField.SHOP_CUSTOMER_ID, "820982911946154508")
            .set(ContactField.EMAIL, EMAIL);
    return ((ContactEditResult.Kept) shop.contacts().create(edit, List.of())).contact();
  }
}
