package io.relance.application.promocodes;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SelectionElement.GrantPromoCode;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.metrics.Observation;
import io.relance.domain.metrics.Recorder;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grants promo codes to the members of waves, each code once.
 *
 * <p>One transaction takes the codes of a wave from the counts of the bank and stores which member
 * gets which; the codes are then written to the enrollments. A repetition finds what was stored and
 * finishes it. A wave takes the first codes that are left; when another wave takes some at the same
 * time, it tries again in one lane of the bank, so that waves stay out of each other's way.
 */
public final class GrantPromoCodes {
  private static final Logger LOG = LoggerFactory.getLogger(GrantPromoCodes.class);
  private static final TypeReference<LinkedHashMap<String, Long>> POSITIONS =
      new TypeReference<>() {};

  private final ItemStore store;
  private final PromoBanks banks;
  private final InstantSource clock;
  private final Recorder recorder;

  public GrantPromoCodes(
      ItemStore store, PromoBanks banks, InstantSource clock, Recorder recorder) {
    this.store = store;
    this.banks = banks;
    this.clock = clock;
    this.recorder = recorder;
  }

  /** The codes that are reserved for the members of a wave; those without one got none. */
  private record Reserved(
      Optional<PromoBank> bank, Map<EnrollmentId, Long> positions, Instant at) {}

  /** Grants each member of a wave a code, once, and returns the exits. */
  public Map<EnrollmentId, String> grant(GrantPromoCode element, Wave wave, List<Member> members) {
    var attempts = new AtomicInteger();
    var reserved =
        OptimisticRetry.retry(
            "promo-bank",
            element.bank().value(),
            () -> reserve(element, wave, members, attempts.getAndIncrement()));
    reserved.bank().ifPresent(bank -> write(element, bank, reserved));
    return exits(element, members, reserved.positions());
  }

  private static Map<EnrollmentId, String> exits(
      GrantPromoCode element, List<Member> members, Map<EnrollmentId, Long> positions) {
    var without =
        element.onExhausted().isPresent() ? SelectionElement.ON_EXHAUSTED : FlowElement.NEXT;
    var exits = new HashMap<EnrollmentId, String>();
    for (var member : members) {
      var granted = positions.containsKey(member.enrollment());
      exits.put(member.enrollment(), granted ? FlowElement.NEXT : without);
    }
    return exits;
  }

  private Optional<Reserved> reserve(
      GrantPromoCode element, Wave wave, List<Member> members, int attempt) {
    var bank = banks.byKey(element.bank());
    var key = PromoBankKeys.reserved(wave, element.id());
    var before = store.get(key);
    if (before.isPresent()) {
      return before.map(item -> new Reserved(bank, positions(item), at(item)));
    }
    // A bank that only an earlier version used may be gone: it is as one without codes.
    var stock = bank.map(banks::stock).orElse(new PromoStock(0, noneTaken()));
    int lane = Math.floorMod(wave.id().hashCode() + attempt, PromoStock.LANES);
    var free = attempt == 0 ? stock.first(members.size()) : stock.from(lane, members.size());
    var positions = new LinkedHashMap<EnrollmentId, Long>();
    for (int at = 0; at < free.size(); at++) {
      positions.put(members.get(at).enrollment(), free.get(at));
    }
    var reserved = new Reserved(bank, positions, clock.instant());
    var writes = new ArrayList<Write>();
    writes.add(Write.putNew(item(key, reserved)));
    bank.ifPresent(it -> writes.addAll(taken(it, stock, free)));
    if (!Transactions.write(store, writes).committed()) {
      return Optional.empty();
    }
    bank.ifPresent(it -> warn(it, stock.left(), stock.left() - free.size()));
    return Optional.of(reserved);
  }

  private static List<Long> noneTaken() {
    return Collections.nCopies(PromoStock.LANES, 0L);
  }

  private static Item item(ItemKey key, Reserved reserved) {
    var positions = new LinkedHashMap<String, Long>();
    reserved.positions().forEach((member, position) -> positions.put(member.value(), position));
    return ItemBuilder.at(key).json("positions", positions).instant("at", reserved.at()).build();
  }

  private static Map<EnrollmentId, Long> positions(Item item) {
    var positions = new LinkedHashMap<EnrollmentId, Long>();
    Json.read(item.text("positions").orElseThrow(), POSITIONS)
        .forEach((member, position) -> positions.put(new EnrollmentId(member), position));
    return positions;
  }

  private static Instant at(Item item) {
    return item.instant("at").orElseThrow();
  }

  /** The counts of the lanes that lose codes, as long as no other wave has changed them. */
  private static List<Write> taken(PromoBank bank, PromoStock stock, List<Long> positions) {
    var byLane = new TreeMap<Integer, Long>();
    positions.forEach(at -> byLane.merge((int) (at % PromoStock.LANES), 1L, Long::sum));
    return byLane.entrySet().stream()
        .map(
            it -> {
              var before = stock.taken().get(it.getKey());
              return Write.update(
                  PromoBankKeys.lane(bank.id(), it.getKey()),
                  before == 0
                      ? Precondition.absent()
                      : Precondition.equal(PromoStock.TAKEN, before),
                  Edit.set(PromoStock.TAKEN, before + it.getValue()));
            })
        .toList();
  }

  private void warn(PromoBank bank, long before, long after) {
    if (bank.state(before) == bank.state(after)) {
      return;
    }
    recorder.record(
        new Observation.PromoBankRunsOut(bank.state(after) == PromoBank.State.EXHAUSTED));
    if (bank.state(after) == PromoBank.State.EXHAUSTED) {
      LOG.warn("Promo bank {} is exhausted: no code is left", bank.key());
    } else {
      LOG.warn("Promo bank {} is low: {} codes are left", bank.key(), after);
    }
  }

  /** Writes the codes to the enrollments; those that have ended meanwhile get none. */
  private void write(GrantPromoCode element, PromoBank bank, Reserved reserved) {
    reserved.positions().entrySet().stream()
        .gather(Gatherers.windowFixed(ItemLimits.WRITES))
        .forEach(some -> write(element, bank, some, reserved.at()));
  }

  private void write(
      GrantPromoCode element,
      PromoBank bank,
      List<Map.Entry<EnrollmentId, Long>> some,
      Instant at) {
    var codes =
        store.getAll(
            some.stream().map(it -> PromoBankKeys.code(bank.id(), it.getValue())).toList());
    var writes =
        some.stream()
            .flatMap(
                it ->
                    code(codes, bank, it.getValue())
                        .map(
                            code ->
                                new GrantedCode(element.id(), bank.id(), it.getValue(), code, at)
                                    .write(it.getKey()))
                        .stream())
            .toList();
    if (!writes.isEmpty() && !Transactions.write(store, writes).committed()) {
      writes.forEach(write -> Transactions.write(store, List.of(write)));
    }
  }

  private static Optional<String> code(Map<ItemKey, Item> codes, PromoBank bank, long position) {
    return Optional.ofNullable(codes.get(PromoBankKeys.code(bank.id(), position)))
        .flatMap(item -> item.text("code"));
  }
}
