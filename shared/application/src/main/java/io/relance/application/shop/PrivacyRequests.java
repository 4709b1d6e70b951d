package io.relance.application.shop;

import io.relance.application.contacts.ContactReferences;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps what people asked through the shop about what is held about them: for data requests, with
 * the answer that the owner is to hand on; it is gone after 90 days, or when the person is erased.
 */
public final class PrivacyRequests {
  private static final String PARTITION = "privacy-requests";
  private static final Duration KEPT = Duration.ofDays(90);

  /** In characters: in UTF-8 they stay under the limit of an item. */
  private static final int PIECE = 100_000;

  private final ItemStore store;

  public PrivacyRequests(ItemStore store) {
    this.store = store;
  }

  /**
   * One request.
   *
   * @param kind {@code data-request}, {@code customer-redact} or {@code shop-redact}
   * @param contacts how many contacts it was about
   */
  public record Entry(String id, String kind, Instant at, long contacts) {}

  /** All stored requests. */
  public List<Entry> all() {
    return store.all(Query.of(Tables.PLATFORM, PARTITION)).map(PrivacyRequests::entry).toList();
  }

  /** The exported data for the person, as JSON; empty when there is none, or no longer. */
  public Optional<String> export(String id) {
    var pieces =
        store
            .all(Query.of(Tables.PLATFORM, piecesPartition(id)))
            .flatMap(piece -> piece.text("text").stream())
            .collect(Collectors.joining());
    return Optional.of(pieces).filter(json -> !json.isEmpty());
  }

  void note(Entry entry) {
    Transactions.write(store, List.of(Write.put(item(entry))));
  }

  /** Stores a data request with its answer; idempotent. */
  void answer(Entry entry, List<ContactId> contacts, List<String> exports) {
    var json = exports.stream().collect(Collectors.joining(",", "{\"contacts\":[", "]}"));
    int pieces = 0;
    for (int from = 0; from < json.length(); from += PIECE) {
      var text = json.substring(from, Math.min(json.length(), from + PIECE));
      keepPiece(entry, pieces++, contacts, text);
    }
    note(entry);
  }

  private void keepPiece(Entry entry, int number, List<ContactId> contacts, String text) {
    var key = new ItemKey(Tables.PLATFORM, piecesPartition(entry.id()), "%06d".formatted(number));
    var writes = new ArrayList<Write>();
    writes.add(
        Write.put(ItemBuilder.at(key).text("text", text).expiresAt(entry.at().plus(KEPT)).build()));
    contacts.forEach(contact -> writes.add(ContactReferences.write(contact, key)));
    Transactions.write(store, writes);
  }

  private static Item item(Entry entry) {
    return ItemBuilder.at(new ItemKey(Tables.PLATFORM, PARTITION, entry.id()))
        .text("kind", entry.kind())
        .instant("at", entry.at())
        .number("contacts", entry.contacts())
        .build();
  }

  private static Entry entry(Item item) {
    return new Entry(
        item.key().sort(),
        item.text("kind").orElseThrow(),
        Instant.parse(item.text("at").orElseThrow()),
        item.number("contacts"));
  }

  private static String piecesPartition(String id) {
    return "privacy-request#" + ContactEventKeys.bounded(id);
  }
}
