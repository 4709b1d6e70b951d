package io.relance.application.launches;

import io.relance.application.store.ItemBuilder;
import io.relance.application.store.Tables;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import java.time.Instant;

/**
 * One run of an automation for an audience, frozen when it was accepted.
 *
 * @param activation the activation under which it was accepted; once that has ended nobody more
 *     enters
 * @param size how many contacts the audience has
 * @param pages how many pages of at most 1,000 contacts it is cut into
 */
public record Launch(
    String id, String automation, long activation, long version, int size, int pages, Instant at) {

  static ItemKey key(String id) {
    return new ItemKey(Tables.AUTOMATIONS, partition(id), "launch");
  }

  /** Tells that a page was done. */
  static ItemKey pageKey(String id, int page) {
    return new ItemKey(Tables.AUTOMATIONS, partition(id), "page#%06d".formatted(page));
  }

  static String partition(String id) {
    return "launch#" + id;
  }

  /** The object that holds a page: one contact id a line. */
  String object(int page) {
    return objects(id) + "%06d".formatted(page);
  }

  /** The beginning of the names of all pages. */
  static String objects(String id) {
    return "launches/%s/".formatted(id);
  }

  static Launch of(Item item) {
    return new Launch(
        item.key().partition().substring("launch#".length()),
        item.text("automation").orElseThrow(),
        item.number("activation"),
        item.number("version"),
        Math.toIntExact(item.number("size")),
        Math.toIntExact(item.number("pages")),
        Instant.parse(item.text("at").orElseThrow()));
  }

  Item item() {
    return ItemBuilder.at(key(id))
        .text("automation", automation)
        .number("activation", activation)
        .number("version", version)
        .number("size", size)
        .number("pages", pages)
        .instant("at", at)
        .build();
  }
}
