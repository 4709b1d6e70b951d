package io.relance.application.contacts.model;

import io.relance.domain.shop.CustomerField;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the shop last reported about its own customer.
 *
 * @param at the time of the shop's latest data
 * @param fields the fields whose current values the shop stores for its customer: only those can it
 *     take away
 */
public record ShopSaid(Optional<Instant> at, Set<CustomerField> fields) {
  static final ShopSaid NOTHING = new ShopSaid(Optional.empty(), Set.of());

  public ShopSaid {
    fields = Set.copyOf(fields);
  }

  public ShopSaid at(Instant instant) {
    return new ShopSaid(Optional.of(instant), fields);
  }

  public ShopSaid with(CustomerField field) {
    var more = EnumSet.of(field);
    more.addAll(fields);
    return new ShopSaid(at, more);
  }

  public ShopSaid without(CustomerField field) {
    var rest = EnumSet.noneOf(CustomerField.class);
    rest.addAll(fields);
    rest.remove(field);
    return new ShopSaid(at, rest);
  }
}
