package io.relance.server;

import io.relance.domain.id.ContactId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The stories that are told with crashes in them. */
final class Stories {
  private Stories() {}

  static Map<String, Story> all() {
    var stories = new LinkedHashMap<String, Story>();
    stories.put("orders that part and meet again", orders());
    stories.put("an order too large for a message", largeOrder());
    stories.put("a keyword by text", keyword());
    stories.put("a conversation", conversation());
    stories.put("a conversation that nobody goes on with", expiring());
    stories.put("STOP by text", stop());
    stories.put("an unsubscribe link", link());
    stories.put("a launch in pages", launch());
    stories.put("a test whose winner gets the others", test());
    stories.put("a recurrence", recurrence());
    stories.put("messages that are approved", decided(true));
    stories.put("messages that are refused", decided(false));
    stories.put("visits of somebody who becomes known", visits());
    stories.put("a wave larger than a transaction", largeWave());
    stories.put("a parcel before its order", parcel());
    stories.put("an abandoned cart, and one that comes back", carts());
    stories.put("turned off with people inside", turnedOff());
    stories.put("forgotten on the way", forgotten());
    return stories;
  }

  private static Story orders() {
    return Story.beginning(testShop -> testShop.activate("Thanks", Flows.THANKS))
        .then(
            testShop -> {
              Happenings.shopTells(testShop, "orders/create", Happenings.SHOP.order(1, "Ana"));
              Happenings.shopTells(testShop, "orders/create", Happenings.SHOP.order(2, "Bob"));
            })
        .until(Duration.ofMinutes(30))
        .then(Happenings::deliveriesAreReported);
  }

  private static Story largeOrder() {
    return Story.beginning(testShop -> testShop.activate("Thanks", Flows.THANKS))
        .then(
            testShop ->
                Happenings.shopTells(testShop, "orders/create", Happenings.SHOP.largeOrder(3)))
        .until(Duration.ofMinutes(30));
  }

  private static Story keyword() {
    return Story.beginning(testShop -> testShop.activate("Keyword", Flows.KEYWORD))
        .then(testShop -> Happenings.textComes(testShop, "SM1", "+33639980001", "order"))
        .until(Duration.ofMinutes(5))
        .then(testShop -> Happenings.textComes(testShop, "SM2", "+33639980001", "order"));
  }

  private static Story conversation() {
    return asked()
        .then(testShop -> Happenings.textComes(testShop, "SM2", Happenings.phone(1), "chocolat"))
        .until(Duration.ofMinutes(60))
        .then(testShop -> Happenings.textComes(testShop, "SM3", Happenings.phone(1), "bananas"))
        .until(Duration.ofMinutes(90))
        .then(testShop -> Happenings.textComes(testShop, "SM4", Happenings.phone(1), "2"));
  }

  private static Story expiring() {
    return asked()
        .then(testShop -> Happenings.textComes(testShop, "SM2", Happenings.phone(1), "bananas"))
        .until(Duration.ofHours(3));
  }

  private static Story asked() {
    return Story.beginning(
            testShop -> {
              Happenings.subscribers(testShop, 1);
              testShop.activate("Quiz", Flows.QUIZ);
            })
        .then(testShop -> Happenings.textComes(testShop, "SM1", Happenings.phone(1), "cake"))
        .until(Duration.ofMinutes(30));
  }

  private static Story stop() {
    return Story.beginning(
            testShop -> {
              Happenings.subscribers(testShop, 1);
              testShop.activate("Farewell", Flows.FAREWELL_TO_TEXTS);
            })
        .then(testShop -> Happenings.textComes(testShop, "SM1", Happenings.phone(1), "STOP"));
  }

  private static Story link() {
    return Story.beginning(
            testShop -> {
              Happenings.subscribers(testShop, 1);
              testShop.activate("News", Flows.NEWS);
              testShop.activate("Farewell", Flows.FAREWELL_TO_EMAILS);
              Happenings.launches(testShop, "News", 1);
            })
        .request(Happenings::unsubscribes);
  }

  private static Story launch() {
    return Story.beginning(
            testShop -> {
              Happenings.subscribers(testShop, 7);
              testShop.activate("Offer", Flows.OFFER);
            })
        .request(testShop -> Happenings.launches(testShop, "Offer", 7));
  }

  private static Story test() {
    return Story.beginning(
            testShop -> {
              Happenings.subscribers(testShop, 10);
              testShop.activate("Which offer", Flows.TWO_OFFERS);
            })
        .request(testShop -> Happenings.launches(testShop, "Which offer", 10, 5))
        .until(Duration.ofMinutes(90));
  }

  /** An approver decides on the messages of a launch of two waves. */
  private static Story decided(boolean approves) {
    return Story.beginning(
            testShop -> {
              Happenings.subscribers(testShop, 4);
              testShop.activate("News", Flows.APPROVED_NEWS);
              Happenings.launches(testShop, "News", 4);
            })
        .request(testShop -> Happenings.isDecided(testShop, approves));
  }

  private static Story visits() {
    return Story.beginning(
            testShop -> {
              Happenings.subscribers(testShop, 1);
              testShop.activate("Visited", Flows.VISITED);
              Happenings.visits(testShop, 1, "null");
              Happenings.visits(testShop, 2, "null");
            })
        .then(testShop -> Happenings.visits(testShop, 3, "\"ana1@example.com\""));
  }

  private static Story recurrence() {
    return Story.beginning(
            testShop -> {
              Happenings.subscribers(testShop, 3);
              testShop.activate("Daily", Flows.RECURRING);
            })
        .until(Duration.ofMinutes(40))
        .until(Duration.ofHours(25));
  }

  private static Story largeWave() {
    return Story.beginning(
            testShop -> {
              Happenings.subscribers(testShop, 31);
              testShop.activate("Sorting", Flows.sorting(testShop.list()));
            })
        .request(testShop -> Happenings.launches(testShop, "Sorting", 31, 40));
  }

  private static Story parcel() {
    return Story.beginning(testShop -> testShop.activate("On its way", Flows.PARCEL))
        .then(
            testShop ->
                Happenings.shopTells(
                    testShop, "fulfillments/create", Happenings.SHOP.fulfillment(1)))
        .then(
            testShop ->
                Happenings.shopTells(testShop, "orders/create", Happenings.SHOP.order(1, "Ana")));
  }

  private static Story carts() {
    return Story.beginning(testShop -> testShop.activate("Reminder", Flows.REMINDER))
        .then(
            testShop ->
                Happenings.shopTells(testShop, "checkouts/update", Happenings.SHOP.checkout(1)))
        .then(
            testShop ->
                Happenings.shopTells(testShop, "checkouts/update", Happenings.SHOP.checkout(2)))
        .until(Duration.ofMinutes(30))
        .then(
            testShop ->
                Happenings.shopTells(testShop, "orders/create", Happenings.SHOP.order(1, "Ana")))
        .until(Duration.ofMinutes(90));
  }

  private static Story turnedOff() {
    return inside(3).request(testShop -> Happenings.isTurnedOff(testShop, "Offer"));
  }

  private static Story forgotten() {
    var contact = new AtomicReference<>("");
    return inside(2)
        .then(
            testShop -> {
              var known = testShop.relance().people().contacts().byPhone(Happenings.phone(1));
              known.ifPresent(found -> contact.compareAndSet("", found.id().value()));
            })
        .request(
            testShop ->
                testShop.relance().requests().eraseOnRequest().erase(new ContactId(contact.get())))
        .until(Duration.ofDays(2));
  }

  /** People who wait in an automation. */
  private static Story inside(int people) {
    return Story.beginning(
            testShop -> {
              Happenings.subscribers(testShop, people);
              testShop.activate("Offer", Flows.OFFER);
              Happenings.launches(testShop, "Offer", people);
            })
        .until(Duration.ofMinutes(10));
  }
}
