package io.relance.application.shop;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.shop.ShopFact.CheckoutChanged;
import io.relance.domain.store.Item;
import java.time.Instant;
import java.util.Optional;

/**
 * A checkout as its newest version says.
 *
 * @param buyer what the newest version says of the person
 * @param contact who that is; once known it is not forgotten by a version that names nobody
 * @param revision counts the writes of this item
 */
record Checkout(
    String token,
    Optional<String> cartToken,
    ContactDetails buyer,
    Optional<String> contact,
    ShopVariables.Checkout variables,
    Instant updatedAt,
    long revision) {

  static Checkout of(CheckoutChanged fact) {
    return new Checkout(
        fact.token(),
        fact.cartToken(),
        fact.contact(),
        Optional.empty(),
        ShopVariables.Checkout.of(fact),
        fact.updatedAt(),
        0);
  }

  /**
   * The one of two versions that counts from now on: the newer one, or both together when they are
   * of the same instant; empty when this one is older than what is kept.
   */
  Optional<Checkout> over(Checkout kept) {
    if (updatedAt.isBefore(kept.updatedAt())) {
      return Optional.empty();
    }
    var fresh = updatedAt.isAfter(kept.updatedAt()) ? this : filledFrom(kept);
    return Optional.of(fresh.of(kept.contact(), kept.revision()));
  }

  private Checkout filledFrom(Checkout other) {
    return new Checkout(
        token,
        cartToken.or(other::cartToken),
        merge(buyer, other.buyer()),
        contact,
        variables.filledFrom(other.variables()),
        updatedAt,
        revision);
  }

  /** The same, of this contact. */
  Checkout of(Optional<String> contact, long revision) {
    return new Checkout(token, cartToken, buyer, contact, variables, updatedAt, revision);
  }

  private static ContactDetails merge(ContactDetails first, ContactDetails second) {
    return new ContactDetails(
        first.shopCustomerId().or(second::shopCustomerId),
        first.phone().or(second::phone),
        first.email().or(second::email),
        first.firstName().or(second::firstName),
        first.lastName().or(second::lastName),
        first.locale().or(second::locale),
        first.country().or(second::country),
        first.timeZone().or(second::timeZone));
  }

  /** Empty when its buyer was erased, and all that it said with it. */
  static Optional<Checkout> read(Item item) {
    return item.text("buyer")
        .map(
            buyer ->
                new Checkout(
                    item.text("token").orElseThrow(),
                    item.text("cartToken"),
                    Json.read(buyer, ContactDetails.class),
                    item.text("contact"),
                    Json.read(item.text("variables").orElseThrow(), ShopVariables.Checkout.class),
                    Instant.parse(item.text("updatedAt").orElseThrow()),
                    item.number("revision")));
  }

  /** The item of the next revision. */
  Item item() {
    return ItemBuilder.at(ShopKeys.checkout(token))
        .text("token", token)
        .text("cartToken", cartToken)
        .json("buyer", buyer)
        .text("contact", contact)
        .json("variables", variables)
        .text("updatedAt", updatedAt.toString())
        .number("revision", revision + 1)
        .build();
  }
}
