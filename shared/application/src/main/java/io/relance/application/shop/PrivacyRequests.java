package io.relance.application.shop;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.admin.Actor;
import io.relance.application.admin.Audit;
import io.relance.application.contacts.ContactReferences;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Slice;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import io.relance.domain.text.Clipped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Stores the privacy requests that came through the shop: data requests with their answer, which
 * expires after 90 days and is deleted when the person is erased.
 */
public final class PrivacyRequests {
  private static final TypeReference<List<ContactId>> IDS = new TypeReference<>() {};
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
   * @param contacts the number of contacts that it was about
   * @param contactIds their ids; empty for a whole shop
   */
  public record Entry(
      String id, String kind, Instant at, long contacts, List<ContactId> contactIds) {
    public Entry {
      contactIds = List.copyOf(contactIds);
    }
  }

  /** A page of the stored requests, in the order of their ids. */
  public Slice<Entry> list(PageRequest page) {
    var items = store.query(Query.of(Tables.PLATFORM, PARTITION).page(page));
    return new Slice<>(items.items().stream().map(PrivacyRequests::entry).toList(), items.next());
  }

  public Optional<Entry> find(String id) {
    return store.get(key(id)).map(PrivacyRequests::entry);
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

  /** Stores a request with its entry in the audit log; idempotent. */
  void record(Entry entry) {
    var change =
        new Audit.Change(
            "privacy." + entry.kind(),
            entry.id(),
            "",
            Json.write(Map.of("contacts", entry.contacts(), "contactIds", entry.contactIds())));
    Transactions.write(
        store, List.of(Write.putNew(item(entry)), Audit.write(Actor.SHOPIFY, change, entry.at())));
  }

  /** Stores a data request with its answer; idempotent. */
  void answer(Entry entry, List<ContactId> contacts, List<String> exports) {
    var json = exports.stream().collect(Collectors.joining(",", "{\"contacts\":[", "]}"));
    int pieces = 0;
    for (var text : Clipped.pieces(json, PIECE)) {
      keepPiece(entry, pieces++, contacts, text);
    }
    record(entry);
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
    return ItemBuilder.at(key(entry.id()))
        .text("kind", entry.kind())
        .instant("at", entry.at())
        .number("contacts", entry.contacts())
        .json("contactIds", entry.contactIds())
        .build();
  }

  private static Entry entry(Item item) {
    return new Entry(
        item.key().sort(),
        item.text("kind").orElseThrow(),
        item.instant("at").orElseThrow(),
        item.number("contacts"),
        Json.read(item.text("contactIds").orElseThrow(), IDS));
  }

  private static ItemKey key(String id) {
    return new ItemKey(Tables.PLATFORM, PARTITION, id);
  }

  private static String piecesPartition(String id) {
    return "privacy-request#" + ContactEventKeys.bounded(id);
  }
}
