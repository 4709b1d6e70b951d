package io.relance.application.explanation;

import io.relance.application.persistence.Instants;
import io.relance.application.shop.CartHistory;
import io.relance.application.shop.CartHistory.Cart;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What became of the carts of a contact, for an automation that waits for abandoned ones. */
final class CartFacts {
  private final CartHistory carts;

  CartFacts(CartHistory carts) {
    this.carts = carts;
  }

  List<Fact> of(ContactId contact, AutomationId automation, Instant now, int most) {
    var facts = new ArrayList<Fact>();
    for (var cart : carts.newest(contact, automation, most)) {
      cart.closed().ifPresent(closed -> facts.add(closed(cart, closed)));
      cart.timer()
          .ifPresentOrElse(
              timer -> facts.addAll(timed(cart, timer, now)),
              () -> {
                if (cart.closed().isEmpty()) {
                  facts.add(unwatched(cart));
                }
              });
    }
    return facts;
  }

  private static Fact closed(Cart cart, CartHistory.Closed closed) {
    return Fact.of(
            closed.at(), FactType.CART_CLOSED, "The cart was closed: %s.".formatted(why(closed)))
        .about(cart.event())
        .because(closed.reason());
  }

  private static String why(CartHistory.Closed closed) {
    return switch (closed.reason()) {
      case "order-placed" ->
          "an order was placed" + closed.order().map(" (order %s)"::formatted).orElse("");
      case "emptied" -> "its last item was removed";
      case "deleted" -> "the shop deleted it";
      case "closed" -> "the shop closed it";
      case "newer-cart" -> "the contact has a newer cart";
      case "too-old" -> "its last change was more than a week old when it was reported";
      default -> "the shop reports it as completed";
    };
  }

  private static List<Fact> timed(Cart cart, CartHistory.Timer timer, Instant now) {
    if (timer.fired()) {
      return List.of(
          Fact.of(timer.due(), FactType.CART_ABANDONED, "The cart was abandoned.")
              .about(cart.event()));
    }
    if (cart.closed().isPresent()) {
      return List.of();
    }
    if (!timer.stands()) {
      return List.of(
          Fact.of(
                  timer.due(),
                  FactType.AUTOMATION_INACTIVE,
                  "The automation was deactivated before the cart counted as abandoned.")
              .about(cart.event()));
    }
    var due =
        timer.due().isAfter(now)
            ? "counts as abandoned at " + Instants.text(timer.due())
            : "is due now";
    return List.of(
        Fact.of(cart.changedAt(), FactType.CART_WAITING, "The cart is open and %s.".formatted(due))
            .about(cart.event())
            .until(timer.due()));
  }

  private static Fact unwatched(Cart cart) {
    return Fact.of(
            cart.changedAt(),
            FactType.AUTOMATION_INACTIVE,
            "The cart had its last change, and the automation was not active then.")
        .about(cart.event());
  }
}
