package io.relance.application.sending.model;

import io.relance.domain.id.SendId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Gatherers;

/** Finds sends by their ids. */
public final class Sends {
  private final ItemStore store;

  public Sends(ItemStore store) {
    this.store = store;
  }

  public Optional<Send> find(SendId id) {
    return store.get(SendKeys.send(id)).map(Send::of);
  }

  /** The sends that exist, in the order of the ids. */
  public List<Send> find(Collection<SendId> ids) {
    var keys = ids.stream().distinct().map(SendKeys::send).toList();
    var sends = new ArrayList<Send>();
    for (int from = 0; from < keys.size(); from += ItemLimits.KEYS_IN_A_BATCH) {
      sends.addAll(
          batch(keys.subList(from, Math.min(keys.size(), from + ItemLimits.KEYS_IN_A_BATCH))));
    }
    return sends;
  }

  /** When the sends of a wave that are held are to be decided again. */
  public Map<SendId, Instant> held(WaveId wave, List<SendId> ids) {
    var held = new HashMap<SendId, Instant>();
    for (int from = 0; from < ids.size(); from += ItemLimits.KEYS_IN_A_BATCH) {
      var to = Math.min(ids.size(), from + ItemLimits.KEYS_IN_A_BATCH);
      var keys = ids.subList(from, to).stream().map(SendKeys::send).toList();
      store
          .getAll(keys)
          .values()
          .forEach(item -> heldUntil(wave, item).ifPresent(at -> held.put(Send.of(item).id(), at)));
    }
    return held;
  }

  /** Which of these sends exist and are not settled. */
  public Set<SendId> unsettled(List<SendId> ids) {
    var unsettled = new HashSet<SendId>();
    ids.stream()
        .distinct()
        .gather(Gatherers.windowFixed(ItemLimits.KEYS_IN_A_BATCH))
        .map(batch -> batch.stream().map(SendKeys::send).toList())
        .flatMap(keys -> store.getAll(keys).values().stream())
        .filter(item -> !state(item).settled())
        .forEach(item -> unsettled.add(new SendId(item.text("id").orElseThrow())));
    return unsettled;
  }

  private static SendState state(Item item) {
    return SendState.of(item.text("state").orElseThrow());
  }

  private static Optional<Instant> heldUntil(WaveId wave, Item item) {
    return item.text(SendWrites.HELD_UNTIL)
        .filter(_ -> item.text("state").equals(Optional.of(SendState.HELD.text())))
        .filter(_ -> item.text("wave").equals(Optional.of(wave.value())))
        .map(Instant::parse);
  }

  private List<Send> batch(List<ItemKey> keys) {
    var found = store.getAll(keys);
    return keys.stream().map(found::get).filter(java.util.Objects::nonNull).map(Send::of).toList();
  }
}
