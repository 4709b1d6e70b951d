package io.relance.application.promocodes;

import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.PromoBankId;
import io.relance.domain.id.PromoBankKey;
import io.relance.domain.store.Item;
import java.time.Instant;
import java.util.Optional;

/**
 * A bank of promo codes, each of which is granted once.
 *
 * @param key what flows call it: unique, and never changed
 * @param lowAt how few codes must be left for it to be low; a tenth of them when absent
 * @param loaded how many codes were imported
 */
public record PromoBank(
    PromoBankId id,
    PromoBankKey key,
    String name,
    Optional<Long> lowAt,
    long loaded,
    Instant createdAt) {
  /** The partition of the index in which banks are listed. */
  static final String LISTED = "promo-banks";

  /** The attribute with the number of codes that were imported. */
  static final String LOADED = "loaded";

  /** The attribute of a bank whose codes are being deleted. */
  static final String DELETED_AT = "deletedAt";

  private static final String LOW_AT = "lowAt";
  private static final long TENTH = 10;

  /** Whether codes are left. */
  public enum State {
    OK,
    /** So few are left that more should be imported. */
    LOW,
    /** None is left. */
    EXHAUSTED
  }

  /** Its state with so many codes left. */
  public State state(long left) {
    if (left <= 0) {
      return State.EXHAUSTED;
    }
    return left <= lowAt.orElse(loaded / TENTH) ? State.LOW : State.OK;
  }

  /** Empty for one that is being deleted. */
  static Optional<PromoBank> of(Item item) {
    return Optional.of(item)
        .filter(it -> it.attribute(DELETED_AT).isEmpty())
        .map(
            it ->
                new PromoBank(
                    PromoBankKeys.bankOf(it.key()),
                    new PromoBankKey(it.text("key").orElseThrow()),
                    it.text("name").orElseThrow(),
                    it.attribute(LOW_AT).map(_ -> it.number(LOW_AT)),
                    it.number(LOADED),
                    it.instant("createdAt").orElseThrow()));
  }

  Item item() {
    var item =
        ItemBuilder.at(PromoBankKeys.bank(id))
            .text("key", key.value())
            .text("name", name)
            .number(LOADED, loaded)
            .instant("createdAt", createdAt)
            .text(Tables.AUTOMATIONS_LISTED.partitionAttribute(), LISTED)
            .text(Tables.AUTOMATIONS_LISTED.sortAttribute(), Instants.text(createdAt) + "#" + id);
    lowAt.ifPresent(least -> item.number(LOW_AT, least));
    return item.build();
  }
}
