package io.relance.application.launches;

import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.flow.Uniqueness;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * One run of an automation for an audience, which is frozen when it starts.
 *
 * @param activation the activation under which it was accepted; once it has ended no contact enters
 * @param at when it was accepted
 * @param start when its audience is taken, and its contacts enter
 * @param pausedAt since when it is paused
 * @param cancelledAt when it was cancelled
 */
public record Launch(
    LaunchId id,
    AutomationId automation,
    long activation,
    long version,
    LaunchAudience audience,
    Instant at,
    LaunchStart start,
    Frozen frozen,
    Optional<Instant> pausedAt,
    Optional<Instant> cancelledAt) {
  /**
   * The audience of a launch as it was taken.
   *
   * @param pageSize how many contacts a page has at most
   * @param size how many contacts the audience has
   * @param pages how many pages it is cut into
   * @param attempt which attempt to take the audience succeeded; empty until one has
   * @param enteringFrom from when its pages enter at a rate: when it was taken, later by each pause
   */
  public record Frozen(
      int pageSize, int size, int pages, Optional<String> attempt, Optional<Instant> enteringFrom) {
    /** An audience that is not taken yet. */
    static Frozen notYet(int pageSize) {
      return new Frozen(pageSize, 0, 0, Optional.empty(), Optional.empty());
    }
  }

  static final String PAUSED_AT = "pausedAt";
  static final String CANCELLED_AT = "cancelledAt";
  static final String ENTERING_FROM = "enteringFrom";

  private static final String ATTEMPT = "attempt";
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

  /** The object that holds a page of an attempt to take the audience: one contact a line. */
  static String object(LaunchId id, String attempt, int page) {
    return attempt(id, attempt) + "%06d".formatted(page);
  }

  /** The object that holds the positions of the duplicates in the audience of an attempt. */
  static String duplicates(LaunchId id, String attempt, Uniqueness by) {
    return attempt(id, attempt) + "duplicates-" + by.code();
  }

  /** The prefix of the object names of an attempt to take the audience. */
  static String attempt(LaunchId id, String attempt) {
    return objects(id.value()) + "pages-" + attempt + "/";
  }

  /** The object that holds the contacts that a launch was given. */
  static String given(String id) {
    return objects(id) + "given";
  }

  /** The prefix of the object names of a launch. */
  static String objects(String id) {
    return "launches/%s/".formatted(id);
  }

  /** When its audience is taken. */
  public Instant startsAt() {
    return start.at();
  }

  /** The moment that is now for the criteria of its audience, in the project's zone. */
  public Instant criteriaAt(ZoneId project) {
    return start.criteriaAt(project);
  }

  /** How many contacts the audience has; 0 until it is taken. */
  public int size() {
    return frozen.size();
  }

  int pages() {
    return frozen.pages();
  }

  /** Whether its audience is still to be taken. */
  boolean isScheduled() {
    return frozen.attempt().isEmpty();
  }

  /** When the first contacts of a page enter; empty for at once, without a rate. */
  Optional<Instant> entersAt(int page) {
    var from = frozen.enteringFrom().orElseGet(this::startsAt);
    return start.rate().map(rate -> from.plus(rate.time((long) page * frozen.pageSize())));
  }

  /**
   * From when its contacts enter if it is resumed now; empty when it is not paused or not taken.
   */
  Optional<Instant> enteringAfterPause(Instant now) {
    return frozen
        .enteringFrom()
        .flatMap(
            from ->
                pausedAt
                    .map(since -> since.isAfter(from) ? since : from)
                    .map(since -> from.plus(Duration.between(since, now))));
  }

  /** Stores the audience that an attempt has taken; refused when it is taken, or cancelled. */
  Write freeze(String attempt, int size, int pages, Instant now) {
    var edits =
        List.of(
            Edit.set(ATTEMPT, attempt),
            Edit.set("size", size),
            Edit.set("pages", (long) pages),
            Edit.set(ENTERING_FROM, Instants.text(now)));
    return new Write.Update(
        key(id),
        edits,
        Precondition.all(
            Precondition.present(),
            new Precondition.AttributeAbsent(ATTEMPT),
            new Precondition.AttributeAbsent(CANCELLED_AT)));
  }

  /** Whether none of its contacts enter, and its messages wait, until it is resumed. */
  boolean paused() {
    return pausedAt.isPresent();
  }

  public boolean cancelled() {
    return cancelledAt.isPresent();
  }

  /** The launch of an item that {@link #key} names. */
  public static Launch of(Item item) {
    return new Launch(
        new LaunchId(item.key().partition().substring("launch#".length())),
        new AutomationId(item.text("automation").orElseThrow()),
        item.number("activation"),
        item.number("version"),
        LaunchAudience.of(item),
        item.instant("at").orElseThrow(),
        new LaunchStart(
            item.instant("startsAt").orElseThrow(),
            item.text("localStart").map(LocalDateTime::parse),
            item.text("rate").map(BigDecimal::new).map(EntryRate::new)),
        new Frozen(
            Math.toIntExact(item.number("pageSize")),
            Math.toIntExact(item.number("size")),
            Math.toIntExact(item.number("pages")),
            item.text(ATTEMPT),
            item.text(ENTERING_FROM).map(Instant::parse)),
        item.text(PAUSED_AT).map(Instant::parse),
        item.text(CANCELLED_AT).map(Instant::parse));
  }

  Item item() {
    return audience
        .into(ItemBuilder.at(key(id)))
        .text("automation", automation.value())
        .number("activation", activation)
        .number("version", version)
        .number("pageSize", frozen.pageSize())
        .instant("at", at)
        .instant("startsAt", startsAt())
        .text("localStart", start.local().map(LocalDateTime::toString))
        .text("rate", start.rate().map(rate -> rate.perSecond().toPlainString()))
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
