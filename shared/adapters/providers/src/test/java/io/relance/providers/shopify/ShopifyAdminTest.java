package io.relance.providers.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.shop.MarketingConsent;
import io.relance.domain.shop.ShopAdmin;
import io.relance.domain.shop.ShopAdmin.Answer;
import io.relance.domain.shop.ShopAdmin.Answer.Given;
import io.relance.domain.shop.ShopAdmin.Answer.Later;
import io.relance.domain.shop.ShopAdmin.Answer.Refused;
import io.relance.domain.shop.ShopAdmin.ExportState;
import io.relance.domain.shop.ShopAdmin.Subscriptions;
import io.relance.domain.shop.ShopFact.CheckoutChanged;
import io.relance.domain.shop.ShopFact.ConsentChanged;
import io.relance.domain.shop.ShopFact.OrderChanged;
import io.relance.domain.shop.ShopFact.OrderPlaced;
import io.relance.domain.shop.ShopRecord;
import io.relance.domain.shop.ShopRecord.RecordPlace;
import io.relance.domain.shop.ShopRecords;
import io.relance.providers.Timeouts;
import io.relance.testkit.fake.FakeShopAdmin;
import io.relance.testkit.fake.ShopAdminFault;
import io.relance.testkit.fake.ShopHistoryLines;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName(
    "D-4: what of a shop can be read by its Admin API, and how its refusals are understood")
class ShopifyAdminTest {
  private static final URI WEBHOOKS = URI.create("https://relance.example.com/webhooks/shopify");

  private final FakeShopAdmin fake = FakeShopAdmin.start();
  private final ShopAdmin shop = admin(FakeShopAdmin.TOKEN);

  @AfterEach
  void close() {
    fake.close();
  }

  private ShopAdmin admin(String token) {
    var timeouts = new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5));
    return new ShopifyAdmin(new ShopifyAdminSettings(token, fake.url()), timeouts);
  }

  @Test
  @DisplayName("Subscribes what is missing, over the pages of the list, and twice nothing")
  void subscribesWhatIsMissing() {
    var first = given(shop.subscribe(WEBHOOKS));
    fake.subscriptions().drop("ORDERS_CREATE");
    var second = given(shop.subscribe(WEBHOOKS));
    var third = given(shop.subscribe(WEBHOOKS));

    assertThat(first).isEqualTo(new Subscriptions(17, 0, List.of()));
    assertThat(second).isEqualTo(new Subscriptions(1, 16, List.of()));
    assertThat(third).isEqualTo(new Subscriptions(0, 17, List.of()));
    assertThat(fake.topics(WEBHOOKS.toString()))
        .contains("ORDERS_CREATE", "CHECKOUTS_UPDATE", "CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE")
        .doesNotContain("CUSTOMERS_REDACT", "ORDERS_EDITED");
  }

  @Test
  void namesTheTopicsThatItCannotSubscribe() {
    fake.subscriptions().refuse("REFUNDS_CREATE");

    assertThat(given(shop.subscribe(WEBHOOKS)).problems())
        .containsExactly("REFUNDS_CREATE: You do not have permission to create this subscription");
  }

  @Test
  @DisplayName("An order is read as its webhooks would say it, ids with all their digits")
  void readsOrders() {
    fake.exports()
        .add("orders", ShopHistoryLines.order(820982911946154508L, "2026-02-01T10:00:00Z"));

    var record = records(ShopRecords.ORDERS).getFirst();

    var placed = (OrderPlaced) record.facts().getFirst();
    assertThat(placed.orderId()).isEqualTo("820982911946154508");
    assertThat(placed.name()).isEqualTo("#820982911946154508");
    assertThat(placed.at()).isEqualTo(Instant.parse("2026-02-01T10:00:00Z"));
    assertThat(placed.total().orElseThrow().amount()).isEqualByComparingTo("42.50");
    assertThat(placed.items()).extracting("title").containsExactly("Amber candle", "Wick trimmer");
    assertThat(placed.contact().email()).contains("ana-820982911946154508@example.com");
    assertThat(record.facts().get(1)).isInstanceOf(OrderChanged.class);
  }

  @Test
  @DisplayName("A customer comes with both consents and their dates")
  void readsCustomersWithTheirConsents() {
    fake.exports().add("customers", ShopHistoryLines.customer(5, "2026-02-01T10:00:00Z"));

    var facts = records(ShopRecords.CUSTOMERS).getFirst().facts();

    assertThat(facts).hasSize(3);
    var email = (ConsentChanged) facts.get(1);
    assertThat(email.state()).isEqualTo(MarketingConsent.SUBSCRIBED);
    assertThat(email.at()).contains(Instant.parse("2025-05-06T07:08:09Z"));
    var sms = (ConsentChanged) facts.get(2);
    assertThat(sms.state()).isEqualTo(MarketingConsent.NOT_SUBSCRIBED);
    assertThat(sms.at()).contains(Instant.parse("2025-01-01T00:00:00Z"));
  }

  @Test
  void readsCheckoutsByTheirNumber() {
    fake.exports().add("abandonedCheckouts", ShopHistoryLines.checkout(77, "2026-02-01T10:00:00Z"));

    var checkout = (CheckoutChanged) records(ShopRecords.CHECKOUTS).getFirst().facts().getFirst();

    assertThat(checkout.id()).contains("77");
    assertThat(checkout.items()).hasSize(1);
    assertThat(checkout.recoveryUrl()).isPresent();
  }

  @Test
  @DisplayName("Asks only for what changed since, by Shopify's own search")
  void asksForWhatChanged() {
    fake.exports().add("customers", ShopHistoryLines.customer(1, "2026-01-01T00:00:00Z"));
    fake.exports().add("customers", ShopHistoryLines.customer(2, "2026-02-01T00:00:00Z"));

    var since = Instant.parse("2026-01-15T12:30:00.123Z");
    var export = given(shop.export(ShopRecords.CUSTOMERS, since));

    assertThat(fake.exports().queries().getFirst()).contains("updated_at:>='2026-01-15T12:30:00Z'");
    assertThat(read(export, ShopRecords.CUSTOMERS, RecordPlace.START)).hasSize(1);
  }

  @Test
  @DisplayName("Continues at the place of any record, and counts lines and bytes alike")
  void continuesAtEachPlace() {
    for (long order = 1; order <= 5; order++) {
      fake.exports().add("orders", ShopHistoryLines.order(order, "2026-02-01T10:00:00Z"));
    }
    var export = given(shop.export(ShopRecords.ORDERS, Instant.EPOCH));
    var whole = read(export, ShopRecords.ORDERS, RecordPlace.START);

    for (int at = 0; at < whole.size(); at++) {
      var rest = read(export, ShopRecords.ORDERS, whole.get(at).end());
      assertThat(rest).isEqualTo(whole.subList(at + 1, whole.size()));
    }
  }

  @Test
  @DisplayName("Bad lines are given with their reason, and those after them are read")
  void givesBadLinesWithTheirReason() {
    var good = ShopHistoryLines.order(1, "2026-02-01T10:00:00Z");
    fake.exports().add("orders", "{\"id\": ", "[]", good[1]);
    fake.exports().add("orders", good);
    fake.exports().add("orders", "{\"id\": \"gid://shopify/Order/9\", \"createdAt\": \"soon\"}");

    var found = records(ShopRecords.ORDERS);

    assertThat(found).extracting(ShopRecord::line).containsExactly(1L, 2L, 3L, 4L, 7L);
    assertThat(found.get(0).problem()).contains("line must be a JSON object of at most 5 MB");
    assertThat(found.get(2).problem()).contains("__parentId must be the id of the object above it");
    assertThat(found.get(3).problem()).isEmpty();
    assertThat(found.get(4).problem().orElseThrow()).contains("created_at must be an instant");
  }

  @Test
  @DisplayName("A download that is cut says so, and is continued after the last whole record")
  void continuesAfterADownloadBrokeOff() {
    for (long order = 1; order <= 3; order++) {
      fake.exports().add("orders", ShopHistoryLines.order(order, "2026-02-01T10:00:00Z"));
    }
    var export = given(shop.export(ShopRecords.ORDERS, Instant.EPOCH));
    var whole = read(export, ShopRecords.ORDERS, RecordPlace.START);
    fake.cutsDownload(2_000);

    var arrived = new ArrayList<ShopRecord>();
    assertThatThrownBy(() -> read(export, ShopRecords.ORDERS, RecordPlace.START, arrived))
        .isInstanceOf(TransientFailure.class);

    var place = arrived.isEmpty() ? RecordPlace.START : arrived.getLast().end();
    arrived.addAll(read(export, ShopRecords.ORDERS, place));
    assertThat(arrived).isEqualTo(whole);
  }

  @Test
  void seesThatAnAddressHasExpired() {
    fake.exports().add("orders", ShopHistoryLines.order(1, "2026-02-01T10:00:00Z"));
    var export = given(shop.export(ShopRecords.ORDERS, Instant.EPOCH));
    var file = file(export);
    fake.exports().expireAddresses();

    assertThat(shop.open(ShopRecords.ORDERS, file, RecordPlace.START)).isEmpty();
    assertThat(read(export, ShopRecords.ORDERS, RecordPlace.START)).hasSize(1);

    fake.exports().expireResults();
    assertThat(given(shop.state(export))).isEqualTo(new ExportState.Gone());
  }

  @Test
  void waitsWhileOthersAreInProgress() {
    fake.exports().hasOthersRunning(5);

    assertThat(shop.export(ShopRecords.ORDERS, Instant.EPOCH))
        .isEqualTo(new Later<>(Duration.ofMinutes(1), "Another export of the shop is in progress"));
  }

  @Test
  @DisplayName("A failed export says whether another attempt may succeed, and what there is")
  void understandsFailedExports() {
    for (long order = 1; order <= 2; order++) {
      fake.exports().add("orders", ShopHistoryLines.order(order, "2026-02-01T10:00:00Z"));
    }
    fake.exports().failsNext("INTERNAL_SERVER_ERROR");
    fake.exports().failsNext("ACCESS_DENIED");

    var passing = (ExportState.Failed) given(shop.state(given(export())));
    var lasting = (ExportState.Failed) given(shop.state(given(export())));

    assertThat(passing.again()).isTrue();
    assertThat(passing.part()).isPresent();
    assertThat(lasting.again()).isFalse();
  }

  private Answer<String> export() {
    return shop.export(ShopRecords.ORDERS, Instant.EPOCH);
  }

  @ParameterizedTest
  @CsvSource({"THROTTLED, 4", "TOO_MANY_REQUESTS, 2", "UNAVAILABLE, 30", "BROKEN_CONNECTION, 30"})
  @DisplayName("What may pass is asked again: after the time that the bucket takes to fill")
  void waitsAsLongAsItTakes(ShopAdminFault fault, long seconds) {
    fake.next(1, fault);

    var later = (Later<String>) export();

    assertThat(later.pause()).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(export()).isInstanceOf(Given.class);
  }

  @Test
  void namesTheTokenWhenItIsWrong() {
    var wrong = admin("shpat_wrong").export(ShopRecords.ORDERS, Instant.EPOCH);
    fake.next(1, ShopAdminFault.FORBIDDEN);
    var forbidden = export();
    fake.next(1, ShopAdminFault.ACCESS_DENIED);
    var denied = export();

    assertThat(((Refused<String>) wrong).problem())
        .contains("RELANCE_SHOPIFY_ADMIN_TOKEN (401)")
        .doesNotContain("shpat_wrong");
    assertThat(((Refused<String>) forbidden).problem()).contains("(403)");
    assertThat(((Refused<String>) denied).problem()).contains("scopes");
  }

  private List<ShopRecord> records(ShopRecords records) {
    return read(given(shop.export(records, Instant.EPOCH)), records, RecordPlace.START);
  }

  private List<ShopRecord> read(String export, ShopRecords records, RecordPlace from) {
    var found = new ArrayList<ShopRecord>();
    read(export, records, from, found);
    return found;
  }

  private void read(String export, ShopRecords records, RecordPlace from, List<ShopRecord> found) {
    try (var reader = shop.open(records, file(export), from).orElseThrow()) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        found.add(next.orElseThrow());
      }
    }
  }

  private URI file(String export) {
    return ((ExportState.Ready) given(shop.state(export))).file().orElseThrow();
  }

  private static <T> T given(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Given.class);
    return ((Given<T>) answer).value();
  }
}
