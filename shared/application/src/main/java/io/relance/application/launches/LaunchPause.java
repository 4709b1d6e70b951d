package io.relance.application.launches;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.guard.SendingPause;
import io.relance.domain.id.LaunchId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** The item that says that the messages of a launch wait, which dispatch reads with all pauses. */
public final class LaunchPause {
  private static final String PREFIX = "launch#";

  private LaunchPause() {}

  /** The write that lets the messages of a launch wait. */
  static Write put(LaunchId launch) {
    return Write.put(ItemBuilder.at(key(launch)).build());
  }

  /** The write that ends the pause of a launch; without one it changes nothing. */
  static Write delete(LaunchId launch) {
    return new Write.Delete(key(launch), Precondition.always());
  }

  /** The launches that are paused, among the items of the partition of pauses. */
  public static Set<LaunchId> among(Collection<Item> items) {
    return items.stream()
        .map(item -> item.key().sort())
        .filter(sort -> sort.startsWith(PREFIX))
        .map(sort -> new LaunchId(sort.substring(PREFIX.length())))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static ItemKey key(LaunchId launch) {
    return new ItemKey(Tables.PLATFORM, SendingPause.PARTITION, PREFIX + launch);
  }
}
