package io.relance.application.platform;

import io.relance.application.store.Ids;
import io.relance.application.store.Instants;
import io.relance.application.store.ItemBuilder;
import io.relance.application.store.Tables;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Who changed what, and when; only ever added to. */
public final class Audit {
  private static final String PARTITION = "audit";

  private final ItemStore store;
  private final InstantSource clock;

  public Audit(ItemStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * One change.
   *
   * @param who the name of the token that asked for it
   * @param what such as {@code automation.activate}
   * @param subject the id of what was changed
   */
  public record Entry(Instant at, String who, Role role, String what, String subject) {}

  public void record(String who, Role role, String what, String subject) {
    var at = clock.instant();
    var key = new ItemKey(Tables.PLATFORM, PARTITION, Instants.text(at) + "#" + Ids.random());
    store.transact(
        List.of(
            Write.put(
                ItemBuilder.at(key)
                    .instant("at", at)
                    .text("who", who)
                    .text("role", role.name())
                    .text("what", what)
                    .text("subject", subject)
                    .build())));
  }

  /** One page of the audit. */
  public record Page(List<Entry> entries, Optional<String> next) {}

  /** The audit, newest first. */
  public Page list(int limit, Optional<String> cursor) {
    var page =
        store.query(Query.of(Tables.PLATFORM, PARTITION).backwards().limit(limit).after(cursor));
    return new Page(page.items().stream().map(Audit::entry).toList(), page.next());
  }

  private static Entry entry(Item item) {
    return new Entry(
        Instant.parse(item.text("at").orElseThrow()),
        item.text("who").orElseThrow(),
        Role.valueOf(item.text("role").orElseThrow()),
        item.text("what").orElseThrow(),
        item.text("subject").orElseThrow());
  }
}
