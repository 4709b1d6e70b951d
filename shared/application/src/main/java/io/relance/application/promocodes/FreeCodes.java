package io.relance.application.promocodes;

import io.relance.domain.id.ElementId;
import io.relance.domain.id.PromoBankId;
import io.relance.domain.id.PromoBankKey;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;

/** Reads the codes that banks would grant next; nothing is granted. */
public final class FreeCodes {
  private final ItemStore store;
  private final PromoBanks banks;

  public FreeCodes(ItemStore store, PromoBanks banks) {
    this.store = store;
    this.banks = banks;
  }

  /** A code that is not granted. */
  public record FreeCode(PromoBankId bank, long position, String code) {
    /** As it would be granted. */
    public GrantedCode granted(ElementId element, Instant at) {
      return new GrantedCode(element, bank, position, code, at);
    }

    /** Never shows the code. */
    @Override
    public String toString() {
      return "FreeCode[bank=" + bank + "]";
    }
  }

  /** Whether a bank has a code left. */
  public boolean any(PromoBankKey key) {
    return banks.byKey(key).map(banks::stock).filter(stock -> stock.left() > 0).isPresent();
  }

  /** The codes of a bank from the next one on; none for a key that no bank has. */
  public Codes of(PromoBankKey key) {
    return new Codes(banks.byKey(key));
  }

  /** The codes that a bank would grant, one after the other. */
  public final class Codes {
    private final Optional<PromoBank> bank;
    private final PrimitiveIterator.OfLong positions;

    private Codes(Optional<PromoBank> bank) {
      this.bank = bank;
      this.positions =
          bank.map(banks::stock).map(PromoStock::free).orElseGet(LongStream::empty).iterator();
    }

    /** The next codes; fewer where fewer are left. */
    public List<FreeCode> next(int wanted) {
      var some = new ArrayList<Long>();
      while (some.size() < wanted && positions.hasNext()) {
        some.add(positions.nextLong());
      }
      return bank.map(of -> read(of.id(), some)).orElseGet(List::of);
    }
  }

  private List<FreeCode> read(PromoBankId bank, List<Long> positions) {
    var items = store.getMany(positions.stream().map(at -> PromoBankKeys.code(bank, at)).toList());
    return positions.stream()
        .flatMap(
            at ->
                Optional.ofNullable(items.get(PromoBankKeys.code(bank, at)))
                    .flatMap(item -> item.text("code"))
                    .map(code -> new FreeCode(bank, at, code))
                    .stream())
        .toList();
  }
}
