package io.relance.application.shop;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.domain.id.ContactId;
import io.relance.domain.shop.CheckoutStatus;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.shop.ShopFact.CheckoutChanged;
import io.relance.domain.store.Item;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The newest version of a checkout.
 *
 * @param id the shop's number of it
 * @param buyer the buyer's details in the newest version
 * @param contact the buyer's contact; once known, a version without a buyer does not remove it
 * @param history whether only the shop's history brought this version
 * @param revision the number of writes of this item
 */
record Checkout(
    String token,
    Optional<String> id,
    Optional<String> cartToken,
    CheckoutStatus status,
    ContactDetails buyer,
    Optional<ContactId> contact,
    ShopVariables.Checkout variables,
    Instant updatedAt,
    boolean history,
    long revision) {

  static Checkout of(CheckoutChanged fact) {
    return new Checkout(
        fact.token(),
        fact.id(),
        fact.cartToken(),
        fact.status(),
        fact.contact(),
        Optional.empty(),
        ShopVariables.Checkout.of(fact),
        fact.updatedAt(),
        false,
        0);
  }

  /** The same, brought by the shop's history. */
  Checkout fromHistory() {
    return with(contact, true);
  }

  /**
   * The version to store: this one, filled in from the stored one when both are of the same
   * instant; empty when this one is older.
   */
  Optional<Checkout> over(Checkout stored) {
    if (updatedAt.isBefore(stored.updatedAt())) {
      return Optional.empty();
    }
    var fresh = updatedAt.isAfter(stored.updatedAt()) ? this : filledFrom(stored);
    return Optional.of(fresh.replacing(stored));
  }

  private Checkout filledFrom(Checkout other) {
    return new Checkout(
        token,
        id.or(other::id),
        cartToken.or(other::cartToken),
        merged(status, other.status()),
        buyer.filledFrom(other.buyer()),
        contact,
        variables.filledFrom(other.variables()),
        updatedAt,
        history && other.history(),
        revision);
  }

  /** Of one instant, lines count more than none, and the end of a checkout more than both. */
  private static CheckoutStatus merged(CheckoutStatus one, CheckoutStatus other) {
    var ranking =
        List.of(
            CheckoutStatus.COMPLETED,
            CheckoutStatus.CLOSED,
            CheckoutStatus.OPEN,
            CheckoutStatus.EMPTY);
    return ranking.indexOf(one) <= ranking.indexOf(other) ? one : other;
  }

  /** The same, with the contact and the revision of the stored version. */
  private Checkout replacing(Checkout stored) {
    return new Checkout(
        token,
        id,
        cartToken,
        status,
        buyer,
        stored.contact(),
        variables,
        updatedAt,
        history,
        stored.revision());
  }

  /** Whether its last change is later; of two at one instant one is. */
  boolean isNewerThan(Checkout other) {
    int later = updatedAt.compareTo(other.updatedAt());
    return later > 0 || (later == 0 && token.compareTo(other.token()) > 0);
  }

  /** The same, of this contact. */
  Checkout of(ContactId newContact) {
    return with(Optional.of(newContact), history);
  }

  private Checkout with(Optional<ContactId> whose, boolean fromHistory) {
    return new Checkout(
        token, id, cartToken, status, buyer, whose, variables, updatedAt, fromHistory, revision);
  }

  /** Empty when its buyer was erased. */
  static Optional<Checkout> read(Item item) {
    return item.text("buyer")
        .map(
            buyer ->
                new Checkout(
                    item.text("token").orElseThrow(),
                    item.text("id"),
                    item.text("cartToken"),
                    CheckoutStatus.valueOf(item.text("status").orElseThrow()),
                    Json.read(buyer, ContactDetails.class),
                    item.text("contact").map(ContactId::new),
                    Json.read(item.text("variables").orElseThrow(), ShopVariables.Checkout.class),
                    item.instant("updatedAt").orElseThrow(),
                    item.number("history") == 1,
                    item.number("revision")));
  }

  /** The item of the next revision. */
  Item item() {
    return ItemBuilder.at(ShopKeys.checkout(token))
        .text("token", token)
        .text("id", id)
        .text("cartToken", cartToken)
        .text("status", status.name())
        .json("buyer", buyer)
        .text("contact", contact.map(ContactId::value))
        .json("variables", variables)
        .text("updatedAt", updatedAt.toString())
        .number("history", history ? 1 : 0)
        .number("revision", revision + 1)
        .build();
  }
}
