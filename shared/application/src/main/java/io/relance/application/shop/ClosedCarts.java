package io.relance.application.shop;

import io.relance.application.contacts.ContactReferences;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The carts that can no longer be abandoned: each by itself, by its cart, or by an order. */
final class ClosedCarts {
  private final ItemStore store;

  ClosedCarts(ItemStore store) {
    this.store = store;
  }

  /**
   * Whether a checkout is closed.
   *
   * @param closing why; empty while it is open
   * @param checks the writes that fail once it is closed in another way
   */
  record Standing(Optional<CartClosing> closing, List<Write> checks) {
    boolean isOpen() {
      return closing.isEmpty();
    }
  }

  Standing of(Checkout checkout) {
    var keys = keys(checkout);
    var found = store.getAll(keys);
    var closings = keys.stream().map(found::get).filter(Objects::nonNull).map(CartClosing::of);
    var checks =
        keys.stream()
            .map(
                key ->
                    Write.check(
                        key,
                        Optional.ofNullable(found.get(key))
                            .map(item -> CartClosing.of(item).unchanged())
                            .orElseGet(Precondition::absent)))
            .toList();
    return new Standing(
        closings.filter(closing -> closing.covers(checkout.updatedAt())).findFirst(), checks);
  }

  private static List<ItemKey> keys(Checkout checkout) {
    var keys = new ArrayList<ItemKey>();
    keys.add(ShopKeys.closed(checkout.token()));
    checkout.cartToken().map(ShopKeys::closedCart).ifPresent(keys::add);
    checkout.id().map(ShopKeys::closedCheckoutId).ifPresent(keys::add);
    checkout.contact().map(ShopKeys::newestOrder).ifPresent(keys::add);
    return keys;
  }

  /** All checkouts of a contact, in no order. */
  Stream<Checkout> checkouts(ContactId contact) {
    return ContactReferences.of(store, contact)
        .filter(ClosedCarts::isCheckout)
        .flatMap(key -> store.get(key).flatMap(Checkout::read).stream());
  }

  private static boolean isCheckout(ItemKey key) {
    return key.table().equals(Tables.OCCURRENCES)
        && key.partition().startsWith("checkout#")
        && key.sort().equals("checkout");
  }
}
