package io.relance.application.estimates;

import io.relance.application.execution.Enrollment;
import io.relance.application.execution.EnrollmentKeys;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.promocodes.GrantedCode;
import io.relance.application.sending.gate.SendContext;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The items of the store, with those that the estimated launch would have written. */
final class EstimatedItems {
  private final ItemStore store;
  private final Map<ItemKey, Item> written = new HashMap<>();

  EstimatedItems(ItemStore store) {
    this.store = store;
  }

  /** The items that exist among at most 100 keys. */
  Map<ItemKey, Item> read(Collection<ItemKey> keys) {
    var found = new HashMap<>(store.getAll(keys));
    for (var key : keys) {
      var item = written.get(key);
      if (item != null) {
        found.put(key, item);
      }
    }
    return found;
  }

  void enrolled(Enrollment enrollment) {
    put(enrollment.item());
  }

  /** An enrolled contact gets a promo code. */
  void granted(EnrollmentId enrollment, GrantedCode code) {
    var item = written.get(EnrollmentKeys.enrollment(enrollment));
    if (item != null) {
      put(code.in(item));
    }
  }

  /** What the claim of a message takes: its address in the launch, and its place under the cap. */
  void claimed(SendContext context) {
    var send = context.send().id();
    context
        .reservations()
        .duplicate()
        .ifPresent(key -> put(ItemBuilder.at(key).text("send", send.value()).build()));
    context.reservations().frequency().ifPresent(count -> put(count.with(send)));
  }

  private void put(Item item) {
    written.put(item.key(), item);
  }
}
