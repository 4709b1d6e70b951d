package io.relance.application.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.application.testing.StoryWorld;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which carts remind somebody, when a contact has several or orders in another way. */
class CartStoriesScenarioTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTES = Duration.ofMinutes(20);

  @TempDir Path folder;
  private StoryWorld world;
  private AutomationId automation;

  @BeforeEach
  void open() {
    world = new StoryWorld(folder);
    automation =
        new AutomationId(world.activate("{\"kind\": \"abandoned-cart\", \"after\": \"PT1H\"}"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("Case B4, C1: an order through another checkout closes the older cart")
  void closesAnOlderCartByAnOrderThroughAnotherCheckout() {
    checkout("a", "cart-a");
    world.pass(MINUTES);

    order("b", "cart-b");
    world.pass(HOUR);

    assertThat(reminders()).isZero();
    assertThat(closings()).containsExactly("order-placed");
  }

  @Test
  @DisplayName("Case 08: an order of the same cart with another checkout token, of nobody known")
  void closesACartByItsCartToken() {
    checkout("a", "cart");
    world.pass(MINUTES);

    world.deliver(
        "orders/create",
        "{\"id\": 1, \"checkout_token\": \"b\", \"cart_token\": \"cart\", \"created_at\": \"%s\"}"
            .formatted(now()));
    world.pass(HOUR);

    assertThat(reminders()).isZero();
    assertThat(closings()).containsExactly("order-placed");
  }

  @Test
  void closesACartThatIsReportedAfterTheOrder() {
    var before = now();
    world.pass(MINUTES);
    order("b", "cart-b");

    world.deliver("checkouts/update", body("a", "cart-a", before, "", "{\"title\": \"Lamp\"}"));
    world.pass(HOUR.multipliedBy(2));

    assertThat(reminders()).isZero();
  }

  @Test
  void remindsOfACartThatChangedAfterTheOrder() {
    checkout("a", "cart-a");
    world.pass(MINUTES);
    order("b", "cart-b");
    world.pass(MINUTES);

    checkout("a", "cart-a");
    world.pass(HOUR);

    assertThat(reminders()).isEqualTo(1);
  }

  @Test
  @DisplayName("Several carts, one reminder, for the latest")
  void remindsOnceOfTheLatestOfSeveralCarts() {
    checkout("a", "cart-a");
    world.pass(MINUTES);
    checkout("b", "cart-b");
    world.pass(MINUTES);
    checkout("c", "cart-c");

    world.pass(HOUR);
    world.pass(HOUR);

    assertThat(reminders()).isEqualTo(1);
    assertThat(world.occurrence("cart-abandoned:c").kind()).isEqualTo("abandoned-cart");
    assertThat(closings()).containsOnly("newer-cart").hasSize(2);
  }

  @Test
  void remindsOfTheOlderCartWhenTheNewerOneIsEmptied() {
    checkout("a", "cart-a");
    world.pass(MINUTES);
    checkout("b", "cart-b");
    world.pass(Duration.ofSeconds(1));
    empty("b", "cart-b");

    world.pass(HOUR);

    assertThat(reminders()).isEqualTo(1);
    assertThat(world.occurrence("cart-abandoned:a").kind()).isEqualTo("abandoned-cart");
  }

  @Test
  @DisplayName("Case 11: a cart whose last line was removed reminds nobody, until it is filled")
  void forgetsAnEmptiedCart() {
    checkout("a", "cart");
    world.pass(MINUTES);
    empty("a", "cart");
    world.pass(HOUR);
    var emptied = reminders();

    checkout("a", "cart");
    world.pass(HOUR);

    assertThat(emptied).isZero();
    assertThat(closings()).containsExactly("emptied");
    assertThat(reminders()).isEqualTo(1);
  }

  @Test
  @DisplayName("Case 12: a checkout that the shop deleted reminds nobody, by its id or its cart")
  void forgetsADeletedCheckout() {
    world.deliver("checkouts/create", body("a", "x", now(), "\"id\": 12345678901234567890,", "{}"));
    checkout("b", "cart-b");

    world.deliver("checkouts/delete", "{\"id\": 12345678901234567890, \"cart_token\": null}");
    world.deliver("checkouts/delete", "{\"id\": 4, \"cart_token\": \"cart-b\"}");
    world.pass(HOUR);

    assertThat(reminders()).isZero();
    assertThat(closings()).containsExactly("deleted", "deleted");
  }

  @Test
  void forgetsACheckoutThatTheShopClosed() {
    checkout("a", "cart");
    world.pass(MINUTES);
    world.deliver(
        "checkouts/update",
        body("a", "cart", now(), "\"closed_at\": \"%s\",".formatted(now()), "{}"));

    world.pass(HOUR);

    assertThat(reminders()).isZero();
    assertThat(closings()).containsExactly("closed");
  }

  @Test
  @DisplayName("A checkout whose last change was months ago, in a webhook that is sent again")
  void forgetsACheckoutOfMonthsAgo() {
    world.deliver("checkouts/update", body("a", "cart", "2025-04-02T09:00:00Z", "", "{}"));

    world.pass(HOUR.multipliedBy(2));

    assertThat(reminders()).isZero();
    assertThat(closings()).containsExactly("too-old");
  }

  @Test
  void closesForGoodByAnOrderOfItsOwnAfterItWasEmptied() {
    checkout("a", "cart");
    world.pass(MINUTES);
    empty("a", "cart");
    world.pass(Duration.ofSeconds(1));
    order("a", "cart");
    world.pass(MINUTES);

    checkout("a", "cart");
    world.pass(HOUR);

    assertThat(reminders()).isZero();
    assertThat(closings()).containsExactly("emptied", "order-placed");
  }

  private void checkout(String token, String cart) {
    world.deliver("checkouts/update", body(token, cart, now(), "", "{\"title\": \"Lamp\"}"));
  }

  private void empty(String token, String cart) {
    world.deliver("checkouts/update", body(token, cart, now(), "", ""));
  }

  private static String body(String token, String cart, String at, String more, String lines) {
    return """
    {"token": "%s", "cart_token": "%s", "email": "ana@example.com", "updated_at": "%s", %s
     "line_items": [%s], "completed_at": null}
    """
        .formatted(token, cart, at, more, lines);
  }

  private void order(String token, String cart) {
    world.deliver(
        "orders/create",
        """
        {"id": 7, "checkout_token": "%s", "cart_token": "%s", "email": "ana@example.com",
         "created_at": "%s"}
        """
            .formatted(token, cart, now()));
  }

  private String now() {
    return world.clock.instant().toString();
  }

  private long reminders() {
    return world.timesTriggered(automation);
  }

  /** The reasons that the timeline gives, in order. */
  private List<String> closings() {
    var contact = world.byEmail("ana@example.com").id();
    return world
        .store
        .all(
            Query.of(Tables.CONTACTS, ContactKeys.partition(contact))
                .startingWith(ContactKeys.ACTIVITY))
        .filter(item -> item.text("kind").equals(Optional.of("cart-closed")))
        .map(item -> Json.tree(item.text("details").orElseThrow()).path("reason").asText())
        .toList();
  }
}
