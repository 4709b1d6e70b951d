package io.relance.application.shop;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import java.time.Instant;
import java.util.Optional;

/**
 * An order as first reported.
 *
 * @param inPerson sold at the till
 * @param contact the buyer; absent when the shop did not identify one
 */
record Order(
    String id,
    Optional<ContactId> contact,
    ShopVariables.Order variables,
    Instant placedAt,
    boolean inPerson) {

  /** Empty when the one who placed it was erased, and all that it said with it. */
  static Optional<Order> read(Item item) {
    return item.text("variables")
        .map(
            variables ->
                new Order(
                    item.text("id").orElseThrow(),
                    item.text("contact").map(ContactId::new),
                    Json.read(variables, ShopVariables.Order.class),
                    Instant.parse(item.text("placedAt").orElseThrow()),
                    item.number("inPerson") == 1));
  }

  Item item() {
    return ItemBuilder.at(ShopKeys.order(id))
        .text("id", id)
        .text("contact", contact.map(ContactId::value))
        .json("variables", variables)
        .instant("placedAt", placedAt)
        .number("inPerson", inPerson ? 1 : 0)
        .build();
  }
}
