package io.relance.application.shop;

import io.relance.application.events.LiveReference;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;

/**
 * The timer after which a checkout counts as abandoned for one automation.
 *
 * @param automation the version that was live when the timer started
 * @param due when it fires, unless an update restarts it
 * @param entry its entry on the agenda
 * @param fired whether it has run down: it then never runs again
 */
record CartTimer(
    LiveReference automation, Duration after, Instant due, String entry, boolean fired) {

  static CartTimer of(Item item) {
    return new CartTimer(
        Json.read(item.text("automation").orElseThrow(), LiveReference.class),
        Duration.parse(item.text("after").orElseThrow()),
        item.instant("due").orElseThrow(),
        item.text("entry").orElseThrow(),
        item.text("firedAt").isPresent());
  }

  Item item(ItemKey key) {
    return ItemBuilder.at(key)
        .json("automation", automation)
        .text("after", after.toString())
        .instant("due", due)
        .text("entry", entry)
        .build();
  }

  /** The precondition that the timer has not changed since it was read. */
  Precondition unchanged() {
    return Precondition.all(
        Precondition.equal("entry", entry), new Precondition.AttributeAbsent("firedAt"));
  }

  Write firing(ItemKey key, Instant now) {
    return Write.update(key, unchanged(), Edit.set("firedAt", Instants.text(now)));
  }
}
