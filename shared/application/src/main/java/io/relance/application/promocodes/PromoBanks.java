package io.relance.application.promocodes;

import io.relance.application.admin.AuditScope;
import io.relance.application.keys.KeyRequest;
import io.relance.application.keys.UniqueKeys;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.Slice;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.PromoBankId;
import io.relance.domain.id.PromoBankKey;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Stores promo banks; a deleted one is gone at once, its key when its codes are. */
public final class PromoBanks {
  private final ItemStore store;
  private final UniqueKeys keys;
  private final InstantSource clock;

  public PromoBanks(ItemStore store, InstantSource clock) {
    this.store = store;
    this.keys = new UniqueKeys(store, Tables.AUTOMATIONS, "promo-bank");
    this.clock = clock;
  }

  /** A bank with how many of its codes are granted, and how many are left. */
  public record Stocked(PromoBank bank, long granted, long left) {
    public PromoBank.State state() {
      return bank.state(left);
    }
  }

  /**
   * A bank to create.
   *
   * @param lowAt how few codes must be left for it to be low; a tenth of them when absent
   */
  public record NewPromoBank(String name, KeyRequest key, Optional<Long> lowAt) {}

  /**
   * Creates a bank without codes.
   *
   * @return empty when another bank has the key requested
   */
  public Optional<Stocked> create(NewPromoBank wanted) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var id = new PromoBankId(Ids.random());
    return keys.create(
            wanted.key(),
            id.value(),
            key -> {
              var writes = new ArrayList<Write>();
              var bank =
                  new PromoBank(id, new PromoBankKey(key), wanted.name(), wanted.lowAt(), 0, now);
              writes.add(Write.putNew(bank.item()));
              writes.addAll(AuditScope.entry("promo-bank.create", id.value(), now));
              return writes;
            })
        .map(key -> new PromoBank(id, new PromoBankKey(key), wanted.name(), wanted.lowAt(), 0, now))
        .map(bank -> new Stocked(bank, 0, 0));
  }

  /** The bank that has a key. */
  public Optional<PromoBank> byKey(PromoBankKey key) {
    return keys.find(key.value()).map(PromoBankId::new).flatMap(this::find);
  }

  public Optional<PromoBank> find(PromoBankId id) {
    return store.get(PromoBankKeys.bank(id)).flatMap(PromoBank::of);
  }

  /** A bank with its stock as it is now. */
  public Stocked stocked(PromoBank bank) {
    var stock = stock(bank);
    return new Stocked(bank, stock.granted(), stock.left());
  }

  PromoStock stock(PromoBank bank) {
    return PromoStock.of(bank, store.getAll(PromoStock.keys(bank.id())));
  }

  /** Banks by the time of creation, newest first. */
  public Slice<PromoBank> list(PageRequest page) {
    var itemPage = store.query(everyBank().backwards().page(page));
    return new Slice<>(
        itemPage.items().stream().flatMap(item -> PromoBank.of(item).stream()).toList(),
        itemPage.next());
  }

  /** The keys of all banks, read page by page. */
  public Stream<PromoBankKey> keys() {
    return store.all(everyBank()).flatMap(item -> PromoBank.of(item).stream()).map(PromoBank::key);
  }

  private static Query everyBank() {
    return Query.of(Tables.AUTOMATIONS, PromoBank.LISTED).on(Tables.AUTOMATIONS_LISTED);
  }

  /**
   * Hides a bank for good.
   *
   * @param deletion starts the deletion of its codes, in the same transaction
   */
  void hide(PromoBank bank, List<Write> deletion) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var writes = new ArrayList<Write>();
    writes.add(
        new Write.Update(
            PromoBankKeys.bank(bank.id()),
            List.of(
                Edit.set(PromoBank.DELETED_AT, Instants.text(now)),
                Edit.remove(Tables.AUTOMATIONS_LISTED.partitionAttribute()),
                Edit.remove(Tables.AUTOMATIONS_LISTED.sortAttribute())),
            Precondition.all(
                Precondition.present(), new Precondition.AttributeAbsent(PromoBank.DELETED_AT))));
    writes.addAll(deletion);
    writes.addAll(AuditScope.entry("promo-bank.delete", bank.id().value(), now));
    Transactions.write(store, writes);
  }

  /** Removes what is left of a hidden bank that has no codes any more. */
  void remove(PromoBankId id) {
    store
        .get(PromoBankKeys.bank(id))
        .flatMap(item -> item.text("key"))
        .ifPresent(
            key -> {
              var writes = new ArrayList<Write>();
              PromoStock.keys(id).forEach(lane -> writes.add(Write.delete(lane)));
              writes.add(Write.delete(PromoBankKeys.bank(id)));
              writes.add(keys.release(key, id.value()));
              Transactions.write(store, writes);
            });
  }
}
