package io.relance.application.sending.guard;

import io.relance.application.persistence.Tables;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Query;
import java.time.LocalDate;

/**
 * What is used of a cap on a day.
 *
 * @param taken how many messages processes took to send; those in whose hands some are left sent
 *     fewer
 * @param held how many more messages wait for the next day
 */
public record DailyUse(SendingScope scope, long taken, long held) {
  static final String TAKEN = "taken";
  static final String HELD = "held";

  static ItemKey key(LocalDate day, SendingScope scope) {
    return new ItemKey(Tables.PLATFORM, partition(day), scope.key());
  }

  static Query all(LocalDate day) {
    return Query.of(Tables.PLATFORM, partition(day));
  }

  static DailyUse of(Item item) {
    return new DailyUse(SendingScope.of(item.key().sort()), item.number(TAKEN), item.number(HELD));
  }

  private static String partition(LocalDate day) {
    return "daily-use#" + day;
  }
}
