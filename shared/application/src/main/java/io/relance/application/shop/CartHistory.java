package io.relance.application.shop;

import io.relance.application.automations.Automations;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemStore;
import io.relance.json.Choices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The carts of a contact as an automation that waits for abandoned ones sees them. */
public final class CartHistory {
  private final ItemStore store;
  private final Automations automations;
  private final ClosedCarts closedCarts;

  public CartHistory(ItemStore store, Automations automations) {
    this.store = store;
    this.automations = automations;
    this.closedCarts = new ClosedCarts(store);
  }

  /**
   * A cart.
   *
   * @param event the id of the event of its abandonment
   * @param changedAt its last change
   * @param closed why and when it was closed
   * @param timer the automation's timer; absent when the automation was not active at the last
   *     change, or when the cart was closed before
   */
  public record Cart(
      String event, Instant changedAt, Optional<Closed> closed, Optional<Timer> timer) {}

  /**
   * Why a cart was closed.
   *
   * @param reason such as {@code order-placed} or {@code emptied}
   * @param order the id of the order
   */
  public record Closed(Instant at, String reason, Optional<String> order) {}

  /**
   * The time that a cart has.
   *
   * @param fired whether the cart was abandoned for the automation
   * @param stands whether the automation was not deactivated since it began
   */
  public record Timer(Instant due, boolean fired, boolean stands) {}

  /** The newest carts of a contact, oldest first. */
  public List<Cart> newest(ContactId contact, AutomationId automation, int most) {
    var carts = new ArrayList<Cart>();
    closedCarts
        .checkouts(contact)
        .sorted(Comparator.comparing(Checkout::updatedAt).reversed())
        .limit(most)
        .forEach(checkout -> carts.addFirst(cart(checkout, automation)));
    return carts;
  }

  private Cart cart(Checkout checkout, AutomationId automation) {
    var closed = closedCarts.of(checkout).closing().map(CartHistory::closed);
    var timer =
        store.get(ShopKeys.timer(checkout.token(), automation)).map(CartTimer::of).map(this::timer);
    return new Cart(
        ProcessAbandonedCarts.occurrence(checkout.token()), checkout.updatedAt(), closed, timer);
  }

  private static Closed closed(CartClosing closing) {
    return new Closed(closing.at(), Choices.name(closing.reason()), closing.order());
  }

  private Timer timer(CartTimer timer) {
    var automation = timer.automation();
    var stands = automations.isCurrent(automation.id(), automation.activation());
    return new Timer(timer.due(), timer.fired(), stands);
  }
}
