package io.relance.application.sending.gate;

import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The marketing messages to a contact on a channel, as one item that each claim changes: of two
 * claims that read the same count, one is refused. A send counts once, however often it is claimed,
 * on the day of its last claim.
 *
 * @param revision incremented by each change; empty when nothing is stored
 * @param sent the claim of each send, by its id
 */
public record FrequencyCount(
    ItemKey key, Optional<Long> revision, Map<String, Instant> sent, Window window) {
  private static final String REVISION = "revision";
  private static final String SENT = "sent:";

  /** Of an instant in any zone, the day is at most this far from the day in another. */
  private static final int ZONES_APART = 2;

  public FrequencyCount {
    sent = Map.copyOf(sent);
  }

  /** The period in which messages count, in the contact's zone. */
  public record Window(FrequencyCap cap, ZoneId zone, Instant now) {
    private boolean includes(Instant at) {
      var day = LocalDate.ofInstant(at, zone);
      var today = LocalDate.ofInstant(now, zone);
      return day.isAfter(today.minusDays(cap.days())) && !day.isAfter(today);
    }

    private Instant expiry() {
      return now.plus(relevance(cap));
    }

    private boolean isPast(Instant at) {
      return at.isBefore(now.minus(relevance(cap)));
    }
  }

  /** After this time no claim is in the period of a cap any more, in any zone. */
  private static Duration relevance(FrequencyCap cap) {
    return Duration.ofDays((long) cap.days() + ZONES_APART);
  }

  static FrequencyCount of(ItemKey key, Map<ItemKey, Item> items, Window window) {
    var stored = Optional.ofNullable(items.get(key));
    var sent = new HashMap<String, Instant>();
    stored.ifPresent(
        item ->
            item.attributes()
                .keySet()
                .forEach(
                    name ->
                        item.text(name)
                            .filter(_ -> name.startsWith(SENT))
                            .map(Instant::parse)
                            .ifPresent(at -> sent.put(name.substring(SENT.length()), at))));
    return new FrequencyCount(key, stored.map(item -> item.number(REVISION)), sent, window);
  }

  /** Whether the other sends of the period are as many as the cap permits. */
  boolean isReached(SendId send) {
    var others =
        sent.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(send.value()))
            .filter(entry -> window.includes(entry.getValue()))
            .count();
    return others >= window.cap().messages();
  }

  /** Counts a send now; refused when the count has changed since it was read. */
  public Write counting(SendId send) {
    var edits = new ArrayList<Edit>();
    edits.add(Edit.set(SENT + send, Instants.text(window.now())));
    edits.add(Edit.add(REVISION, 1));
    edits.add(Edit.set(Item.EXPIRES_AT, window.expiry().getEpochSecond()));
    sent.forEach(
        (id, at) -> {
          if (window.isPast(at) && !id.equals(send.value())) {
            edits.add(Edit.remove(SENT + id));
          }
        });
    return new Write.Update(key, edits, unchanged());
  }

  /** No longer counts a send that was claimed before; empty when it is not counted. */
  public Optional<Write> withdrawing(SendId send) {
    return Optional.of(send.value())
        .filter(sent::containsKey)
        .map(id -> new Write.Update(key, withdrawal(send), unchanged()));
  }

  /** No longer counts a send under a cap, whatever else has changed. */
  static Write withdrawal(ItemKey key, SendId send, FrequencyCap cap, Instant now) {
    var edits = new ArrayList<>(withdrawal(send));
    // The item may have expired; one that this makes does not stay.
    edits.add(Edit.set(Item.EXPIRES_AT, now.plus(relevance(cap)).getEpochSecond()));
    return new Write.Update(key, edits, Precondition.always());
  }

  /** The item with one more send, for a simulation. */
  public Item with(SendId send) {
    var item = ItemBuilder.at(key).number(REVISION, revision.orElse(0L) + 1);
    sent.forEach((id, at) -> item.instant(SENT + id, at));
    return item.instant(SENT + send, window.now()).build();
  }

  private static List<Edit> withdrawal(SendId send) {
    return List.of(Edit.remove(SENT + send), Edit.add(REVISION, 1));
  }

  private Precondition unchanged() {
    return revision
        .map(found -> Precondition.equal(REVISION, found))
        .orElseGet(Precondition::absent);
  }
}
