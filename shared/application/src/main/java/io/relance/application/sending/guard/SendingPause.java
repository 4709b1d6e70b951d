package io.relance.application.sending.guard;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Sending is paused, until a request resumes it; messages wait.
 *
 * @param by the name of the token that paused it, or {@link #RELANCE}
 */
public record SendingPause(SendingScope scope, Instant since, String by, Reason reason) {
  /** The partition of everything that pauses sending, which dispatch reads at once. */
  public static final String PARTITION = "pauses";

  /** Who pauses an automation that sends far more than its cap. */
  public static final String RELANCE = "relance";

  private static final String PREFIX = "sending#";

  /** Why sending is paused. */
  public enum Reason {
    /** A request paused it. */
    REQUEST,
    /** The automation had twice as many messages to send as its cap for a day permits. */
    DAILY_CAP;

    /** The name in log lines, such as {@code daily-cap}. */
    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static ItemKey key(SendingScope scope) {
    return new ItemKey(Tables.PLATFORM, PARTITION, PREFIX + scope.key());
  }

  static Query all() {
    return Query.of(Tables.PLATFORM, PARTITION).startingWith(PREFIX);
  }

  /** The pauses of sending among the items of the partition. */
  public static List<SendingPause> among(Collection<Item> items) {
    return items.stream()
        .filter(item -> item.key().sort().startsWith(PREFIX))
        .map(SendingPause::of)
        .toList();
  }

  private static SendingPause of(Item item) {
    return new SendingPause(
        SendingScope.of(item.key().sort().substring(PREFIX.length())),
        item.instant("since").orElseThrow(),
        item.text("by").orElse(""),
        Reason.valueOf(item.text("reason").orElseThrow().toUpperCase(Locale.ROOT)));
  }

  Item item() {
    return ItemBuilder.at(key(scope))
        .instant("since", since)
        .text("by", by)
        .text("reason", reason.name().toLowerCase(Locale.ROOT))
        .build();
  }
}
