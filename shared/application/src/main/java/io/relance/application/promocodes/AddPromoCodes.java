package io.relance.application.promocodes;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;

/** Adds codes to promo banks in the order in which they come, each once. */
public final class AddPromoCodes {
  /** So many codes are stored in one transaction, with two writes each. */
  private static final int AT_A_TIME = 45;

  private final ItemStore store;

  public AddPromoCodes(ItemStore store) {
    this.store = store;
  }

  /**
   * A code to add.
   *
   * @param source what it comes from; from the same source, it is the same code again
   */
  public record NewCode(String code, String source) {}

  /** The outcome of adding a code. */
  public enum Added {
    /** It is in the bank now, by this addition or an earlier attempt at it. */
    ADDED,
    /** The bank has it from another source. */
    KNOWN
  }

  /** Adds codes; the outcomes are in their order. */
  public List<Added> add(PromoBank bank, List<NewCode> codes) {
    return codes.stream()
        .gather(Gatherers.windowFixed(AT_A_TIME))
        .flatMap(
            some ->
                OptimisticRetry.retry("promo-bank", bank.id().value(), () -> tryToAdd(bank, some))
                    .stream())
        .toList();
  }

  /** Where the codes that a bank has come from, by code. */
  public Map<String, String> sources(PromoBank bank, List<String> codes) {
    var sources = new HashMap<String, String>();
    codes.stream()
        .distinct()
        .gather(Gatherers.windowFixed(AT_A_TIME))
        .forEach(some -> sources.putAll(known(bank, some)));
    return sources;
  }

  private Map<String, String> known(PromoBank bank, List<String> codes) {
    var keys = new HashMap<ItemKey, String>();
    codes.forEach(code -> keys.put(PromoBankKeys.known(bank.id(), code), code));
    var known = new HashMap<String, String>();
    store
        .getAll(List.copyOf(keys.keySet()))
        .forEach((key, item) -> known.put(keys.get(key), item.text("source").orElseThrow()));
    return known;
  }

  private Optional<List<Added>> tryToAdd(PromoBank bank, List<NewCode> codes) {
    var item = store.get(PromoBankKeys.bank(bank.id()));
    var loaded = item.map(it -> it.number(PromoBank.LOADED)).orElse(0L);
    var known = sources(bank, codes.stream().map(NewCode::code).toList());
    var added = new ArrayList<Added>();
    var writes = new ArrayList<Write>();
    var seen = new HashSet<String>();
    long position = loaded;
    for (var code : codes) {
      var source = known.getOrDefault(code.code(), "");
      if (source.isEmpty() && seen.add(code.code())) {
        writes.addAll(writes(bank, code, position++));
        added.add(Added.ADDED);
      } else {
        added.add(source.equals(code.source()) ? Added.ADDED : Added.KNOWN);
      }
    }
    if (writes.isEmpty()) {
      return Optional.of(added);
    }
    writes.add(
        Write.update(
            PromoBankKeys.bank(bank.id()),
            Precondition.equal(PromoBank.LOADED, loaded),
            Edit.set(PromoBank.LOADED, position)));
    return Transactions.write(store, writes).committed() ? Optional.of(added) : Optional.empty();
  }

  private static List<Write> writes(PromoBank bank, NewCode code, long position) {
    Item known =
        ItemBuilder.at(PromoBankKeys.known(bank.id(), code.code()))
            .text("source", code.source())
            .build();
    Item stored =
        ItemBuilder.at(PromoBankKeys.code(bank.id(), position)).text("code", code.code()).build();
    return List.of(Write.putNew(known), Write.putNew(stored));
  }
}
