package io.relance.application.launches;

import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import java.time.Instant;
import java.util.Optional;

/**
 * One run of an automation for an audience, frozen when it was accepted.
 *
 * @param activation the activation under which it was accepted; once it has ended no contact enters
 * @param size how many contacts the audience has
 * @param pages how many pages of at most 1,000 contacts it is cut into
 * @param cancelledAt when it was cancelled
 */
public record Launch(
    LaunchId id,
    AutomationId automation,
    long activation,
    long version,
    LaunchAudience audience,
    int size,
    int pages,
    Instant at,
    Optional<Instant> cancelledAt) {
  static final String CANCELLED_AT = "cancelledAt";

  private static final String LISTED = "launches";

  /** The key of a launch. */
  public static ItemKey key(LaunchId id) {
    return new ItemKey(Tables.AUTOMATIONS, partition(id.value()), "launch");
  }

  /** Whether the item of a launch is cancelled. */
  public static boolean isCancelled(Item launch) {
    return launch.text(CANCELLED_AT).isPresent();
  }

  /** The key of a page that is done. */
  static ItemKey pageKey(String id, int page) {
    return new ItemKey(Tables.AUTOMATIONS, partition(id), "page#%06d".formatted(page));
  }

  static String partition(String id) {
    return "launch#" + id;
  }

  /** The partition that names the launches of an automation. */
  static String ofAutomation(AutomationId automation) {
    return "launches#" + automation;
  }

  /** The partition of the index that lists all launches. */
  static String listed() {
    return LISTED;
  }

  /** The object that holds a page: one contact id a line. */
  String object(int page) {
    return objects(id.value()) + "%06d".formatted(page);
  }

  /** The prefix of the object names of all pages. */
  static String objects(String id) {
    return "launches/%s/".formatted(id);
  }

  boolean cancelled() {
    return cancelledAt.isPresent();
  }

  /** The launch of an item that {@link #key} names. */
  public static Launch stored(Item item) {
    return of(item);
  }

  static Launch of(Item item) {
    return new Launch(
        new LaunchId(item.key().partition().substring("launch#".length())),
        new AutomationId(item.text("automation").orElseThrow()),
        item.number("activation"),
        item.number("version"),
        LaunchAudience.of(item),
        Math.toIntExact(item.number("size")),
        Math.toIntExact(item.number("pages")),
        Instant.parse(item.text("at").orElseThrow()),
        item.text(CANCELLED_AT).map(Instant::parse));
  }

  Item item() {
    return audience
        .into(ItemBuilder.at(key(id)))
        .text("automation", automation.value())
        .number("activation", activation)
        .number("version", version)
        .number("size", size)
        .number("pages", pages)
        .instant("at", at)
        .text(Tables.AUTOMATIONS_LISTED.partitionAttribute(), LISTED)
        .text("listedAs", position())
        .build();
  }

  /** The item by which the launches of an automation are found, oldest first. */
  Item reference() {
    var key = new ItemKey(Tables.AUTOMATIONS, ofAutomation(automation), position());
    return ItemBuilder.at(key).text("launch", id.value()).build();
  }

  private String position() {
    return Instants.text(at) + "#" + id;
  }
}
