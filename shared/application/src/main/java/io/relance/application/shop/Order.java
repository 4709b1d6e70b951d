package io.relance.application.shop;

import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.domain.id.ContactId;
import io.relance.domain.shop.ShopFact.OrderPlaced;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.Optional;

/**
 * An order as it stands.
 *
 * @param inPerson sold at the till
 * @param contact the buyer as first identified; absent when the shop did not identify one
 * @param updatedAt the instant whose state the variables show
 */
record Order(
    String id,
    Optional<ContactId> contact,
    ShopVariables.Order variables,
    Instant placedAt,
    Instant updatedAt,
    boolean inPerson) {
  /** The attribute that is there once a cancellation was shown. */
  static final String CANCELLED_AT = "cancelledAt";

  private static final String UPDATED_AT = "updatedAt";

  /** An order whose buyer cannot be known. */
  static Order of(OrderPlaced fact) {
    return of(fact, Optional.empty());
  }

  static Order of(OrderPlaced fact, ContactId contact) {
    return of(fact, Optional.of(contact));
  }

  private static Order of(OrderPlaced fact, Optional<ContactId> contact) {
    return new Order(
        fact.orderId(),
        contact,
        ShopVariables.Order.of(fact),
        fact.at(),
        fact.updatedAt(),
        fact.inPerson());
  }

  /** The newer of the stored state and this one. */
  Order over(Order stored) {
    return stored.updatedAt.isAfter(updatedAt)
        ? new Order(id, contact, stored.variables, stored.placedAt, stored.updatedAt, inPerson)
        : this;
  }

  /** Empty when the one who placed it was erased, and all that it said with it. */
  static Optional<Order> read(Item item) {
    return item.text("variables")
        .map(
            variables ->
                new Order(
                    item.text("id").orElseThrow(),
                    item.text("contact").map(ContactId::new),
                    Json.read(variables, ShopVariables.Order.class),
                    item.instant("placedAt").orElseThrow(),
                    item.instant(UPDATED_AT).orElseThrow(),
                    item.number("inPerson") == 1));
  }

  /** Whether it has the state of the same instant, and no other. */
  boolean isSameAs(Order stored) {
    return Instants.text(updatedAt).equals(Instants.text(stored.updatedAt))
        && variables.equals(stored.variables);
  }

  /** The write of a newer state, which fails when another one was stored or the buyer erased. */
  Write changing(Order stored) {
    return Write.update(
        ShopKeys.order(id),
        Precondition.all(
            Precondition.equal(UPDATED_AT, Instants.text(stored.updatedAt)),
            new Precondition.AttributePresent("variables")),
        Edit.set("variables", Json.write(variables)),
        Edit.set(UPDATED_AT, Instants.text(updatedAt)));
  }

  /** The item of a new order. */
  Item item() {
    return item(Optional.empty());
  }

  /** The item of a new order whose cancellation was shown on the timeline. */
  Item item(Instant cancelledAt) {
    return item(Optional.of(cancelledAt));
  }

  private Item item(Optional<Instant> cancelledAt) {
    return ItemBuilder.at(ShopKeys.order(id))
        .text("id", id)
        .text("contact", contact.map(ContactId::value))
        .json("variables", variables)
        .instant("placedAt", placedAt)
        .instant(UPDATED_AT, updatedAt)
        .instant(CANCELLED_AT, cancelledAt)
        .number("inPerson", inPerson ? 1 : 0)
        .build();
  }
}
