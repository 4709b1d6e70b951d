package io.relance.application.promocodes;

import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.WaveKeys;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.PromoBankId;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Query;

/**
 * The keys of promo banks and their codes.
 *
 * <p>The codes of a bank are in {@link PromoStock#LANES} lanes, each a partition of its own: the
 * code at position <i>p</i> is the one at <i>p / LANES</i> in the lane <i>p mod LANES</i>.
 */
final class PromoBankKeys {
  private static final String PREFIX = "promo-bank#";
  private static final String CODE = "code#";

  private PromoBankKeys() {}

  static PromoBankId bankOf(ItemKey key) {
    return new PromoBankId(key.partition().substring(PREFIX.length()));
  }

  static ItemKey bank(PromoBankId bank) {
    return new ItemKey(Tables.AUTOMATIONS, PREFIX + bank, "bank");
  }

  /** How many codes of a lane are granted. */
  static ItemKey lane(PromoBankId bank, int lane) {
    return new ItemKey(Tables.AUTOMATIONS, partition(bank, lane), "lane");
  }

  private static String partition(PromoBankId bank, int lane) {
    return PREFIX + bank + "#" + lane;
  }

  /** The code at a position, in the order of import. */
  static ItemKey code(PromoBankId bank, long position) {
    int lane = (int) (position % PromoStock.LANES);
    var index = "%012d".formatted(position / PromoStock.LANES);
    return new ItemKey(Tables.AUTOMATIONS, partition(bank, lane), CODE + index);
  }

  /** The codes of a lane. */
  static Query codes(PromoBankId bank, int lane) {
    return Query.of(Tables.AUTOMATIONS, partition(bank, lane)).startingWith(CODE);
  }

  /** Says that a bank has a code, which it can have once. */
  static ItemKey known(PromoBankId bank, String code) {
    var hash = Ids.hash("promo-code", bank.value(), code);
    return new ItemKey(Tables.AUTOMATIONS, "promo-code#" + hash, "code");
  }

  /** The codes that the members of a wave got at an element. */
  static ItemKey reserved(Wave wave, ElementId element) {
    return new ItemKey(
        Tables.WALKS, WaveKeys.partition(wave.id()), "promo-codes#" + element.value());
  }
}
