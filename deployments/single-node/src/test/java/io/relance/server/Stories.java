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
    stories.put("STOP by text", stop());
    stories.put("an unsubscribe link", link());
    stories.put("a launch in pages", launch());
    stories.put("a wave larger than a transaction", largeWave());
    stories.put("a parcel before its order", parcel());
    stories.put("an abandoned cart, and one that comes back", carts());
    stories.put("turned off with people inside", turnedOff());
    stories.put("forgotten on the way", forgotten());
    return stories;
  }

  private static Story orders() {
    return Story.beginning(life -> life.activate("Thanks", Flows.THANKS))
        .then(
            life -> {
              Happenings.shopTells(life, "orders/create", Happenings.SHOP.order(1, "Ana"));
              Happenings.shopTells(life, "orders/create", Happenings.SHOP.order(2, "Bob"));
            })
        .until(Duration.ofMinutes(30))
        .then(Happenings::deliveriesAreReported);
  }

  private static Story largeOrder() {
    return Story.beginning(life -> life.activate("Thanks", Flows.THANKS))
        .then(life -> Happenings.shopTells(life, "orders/create", Happenings.SHOP.largeOrder(3)))
        .until(Duration.ofMinutes(30));
  }

  private static Story keyword() {
    return Story.beginning(life -> life.activate("Keyword", Flows.KEYWORD))
        .then(life -> Happenings.textComes(life, "SM1", "+33639980001", "order"))
        .until(Duration.ofMinutes(5))
        .then(life -> Happenings.textComes(life, "SM2", "+33639980001", "order"));
  }

  private static Story stop() {
    return Story.beginning(
            life -> {
              Happenings.subscribers(life, 1);
              life.activate("Farewell", Flows.FAREWELL_TO_TEXTS);
            })
        .then(life -> Happenings.textComes(life, "SM1", Happenings.phone(1), "STOP"));
  }

  private static Story link() {
    return Story.beginning(
            life -> {
              Happenings.subscribers(life, 1);
              life.activate("News", Flows.NEWS);
              life.activate("Farewell", Flows.FAREWELL_TO_EMAILS);
              Happenings.launches(life, "News", 1);
            })
        .asks(Happenings::unsubscribes);
  }

  private static Story launch() {
    return Story.beginning(
            life -> {
              Happenings.subscribers(life, 7);
              life.activate("Offer", Flows.OFFER);
            })
        .asks(life -> Happenings.launches(life, "Offer", 7));
  }

  private static Story largeWave() {
    return Story.beginning(
            life -> {
              Happenings.subscribers(life, 31);
              life.activate("Sorting", Flows.sorting(life.list()));
            })
        .asks(life -> Happenings.launches(life, "Sorting", 31, 40));
  }

  private static Story parcel() {
    return Story.beginning(life -> life.activate("On its way", Flows.PARCEL))
        .then(
            life ->
                Happenings.shopTells(life, "fulfillments/create", Happenings.SHOP.fulfillment(1)))
        .then(life -> Happenings.shopTells(life, "orders/create", Happenings.SHOP.order(1, "Ana")));
  }

  private static Story carts() {
    return Story.beginning(life -> life.activate("Reminder", Flows.REMINDER))
        .then(life -> Happenings.shopTells(life, "checkouts/update", Happenings.SHOP.checkout(1)))
        .then(life -> Happenings.shopTells(life, "checkouts/update", Happenings.SHOP.checkout(2)))
        .until(Duration.ofMinutes(30))
        .then(life -> Happenings.shopTells(life, "orders/create", Happenings.SHOP.order(1, "Ana")))
        .until(Duration.ofMinutes(90));
  }

  private static Story turnedOff() {
    return inside(3).asks(life -> Happenings.isTurnedOff(life, "Offer"));
  }

  private static Story forgotten() {
    var contact = new AtomicReference<>("");
    return inside(2)
        .then(
            life -> {
              var known = life.relance().people().contacts().byPhone(Happenings.phone(1));
              known.ifPresent(found -> contact.compareAndSet("", found.id().value()));
            })
        .asks(life -> life.relance().privacy().eraseContact().erase(new ContactId(contact.get())))
        .until(Duration.ofDays(2));
  }

  /** People who wait in an automation. */
  private static Story inside(int people) {
    return Story.beginning(
            life -> {
              Happenings.subscribers(life, people);
              life.activate("Offer", Flows.OFFER);
              Happenings.launches(life, "Offer", people);
            })
        .until(Duration.ofMinutes(10));
  }
}
