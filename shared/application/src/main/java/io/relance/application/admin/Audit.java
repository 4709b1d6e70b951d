package io.relance.application.admin;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Slice;
import io.relance.application.persistence.Tables;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who changed what, and when; entries are only added. */
public final class Audit {
  private static final String PARTITION = "audit";
  private static final int PAGE = 200;
  private static final int MOST_READ = 5_000;
  private static final Pattern CURSOR = Pattern.compile("[0-9TZ:.-]{20,30}_[0-9a-v]{26}");

  private final ItemStore store;
  private final InstantSource clock;

  public Audit(ItemStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * An entry of the audit log.
   *
   * @param actor who did it
   * @param action such as {@code automation.activate}
   * @param resource the id of the changed resource
   * @param before the value before, as JSON; empty when the action has none
   * @param after the value after, as JSON; empty when the action has none
   */
  public record Entry(
      Instant at, Actor actor, String action, String resource, String before, String after) {}

  /** When an entry was written, and its id among those of that instant. */
  record Place(Instant at, String id) {}

  /** A filter of entries, by the name or the id of a token; an empty string matches any value. */
  public record Filter(String resource, String actor) {
    private boolean matches(Entry entry) {
      return (resource.isEmpty() || resource.equals(entry.resource()))
          && (actor.isEmpty()
              || actor.equals(entry.actor().name())
              || entry.actor().tokenId().equals(Optional.of(actor)));
    }
  }

  /** Something done to a resource, with JSON of it before and after, or nothing. */
  public record Change(String action, String resource, String before, String after) {
    /** A change without values before and after. */
    public static Change of(String action, String resource) {
      return new Change(action, resource, "", "");
    }
  }

  /** Adds an entry. */
  public void record(Actor actor, Change change) {
    store.transact(List.of(write(actor, change, clock.instant())));
  }

  /** The write that adds an entry, for the transaction of the change itself. */
  public static Write write(Actor actor, Change change, Instant at) {
    return write(actor, change, new Place(at, Ids.random()));
  }

  static Write write(Actor actor, Change change, Place place) {
    var at = place.at();
    var key = new ItemKey(Tables.PLATFORM, PARTITION, Instants.text(at) + "#" + place.id());
    return Write.put(
        ItemBuilder.at(key)
            .instant("at", at)
            .text("actor", actor.name())
            .text("tokenId", actor.tokenId())
            .text("role", actor.role().map(Role::name))
            .text("action", change.action())
            .text("resource", change.resource())
            .text("before", change.before())
            .text("after", change.after())
            .build());
  }

  /**
   * Entries that match a filter, newest first.
   *
   * <p>A page ends after a number of entries read, so that it may hold fewer than the limit, even
   * none, and still have a next one.
   *
   * @throws IllegalArgumentException when the cursor is not of this list
   */
  public Slice<Entry> list(Filter filter, PageRequest page) {
    var query = Query.of(Tables.PLATFORM, PARTITION).backwards().limit(PAGE);
    var before = page.cursor().map(Audit::checked);
    if (before.isPresent()) {
      query = query.between("0", before.orElseThrow());
    }
    var found = new ArrayList<Entry>();
    var rest = store.all(query).limit(MOST_READ).iterator();
    var last = before;
    while (rest.hasNext() && found.size() < page.limit()) {
      var item = rest.next();
      if (before.equals(Optional.of(item.key().sort()))) {
        continue;
      }
      last = Optional.of(item.key().sort());
      var entry = entry(item);
      if (filter.matches(entry)) {
        found.add(entry);
      }
    }
    return new Slice<>(found, last.filter(this::hasEarlier).map(sort -> sort.replace('#', '_')));
  }

  private boolean hasEarlier(String sort) {
    var itemPage =
        store.query(Query.of(Tables.PLATFORM, PARTITION).backwards().limit(2).between("0", sort));
    return itemPage.items().stream().anyMatch(item -> !item.key().sort().equals(sort));
  }

  private static String checked(String cursor) {
    if (!CURSOR.matcher(cursor).matches()) {
      throw new IllegalArgumentException("The cursor must be one of the audit log");
    }
    return cursor.replace('_', '#');
  }

  private static Entry entry(Item item) {
    return new Entry(
        item.instant("at").orElseThrow(),
        new Actor(
            item.text("actor").orElseThrow(),
            item.text("tokenId"),
            item.text("role").map(Role::valueOf)),
        item.text("action").orElseThrow(),
        item.text("resource").orElseThrow(),
        item.text("before").orElse(""),
        item.text("after").orElse(""));
  }
}
