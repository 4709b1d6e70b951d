package io.relance.application.sending.model;

import io.relance.domain.id.SendId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

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
    return items(ids).map(Send::of).toList();
  }

  /** When the sends of a wave that are held are to be decided again. */
  public Map<SendId, Instant> held(WaveId wave, List<SendId> ids) {
    var held = new HashMap<SendId, Instant>();
    items(ids)
        .forEach(item -> heldUntil(wave, item).ifPresent(at -> held.put(Send.of(item).id(), at)));
    return held;
  }

  /** Which of these sends exist and are not settled. */
  public Set<SendId> unsettled(List<SendId> ids) {
    return items(ids)
        .filter(item -> !state(item).settled())
        .map(item -> new SendId(item.text("id").orElseThrow()))
        .collect(Collectors.toSet());
  }

  /** The items of those sends that exist, in the order of the ids, read in batches. */
  private Stream<Item> items(Collection<SendId> ids) {
    return ids.stream()
        .distinct()
        .map(SendKeys::send)
        .gather(Gatherers.windowFixed(ItemLimits.KEYS_IN_A_BATCH))
        .flatMap(this::batch);
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

  private Stream<Item> batch(List<ItemKey> keys) {
    var found = store.getAll(keys);
    return keys.stream().map(key -> Optional.ofNullable(found.get(key))).flatMap(Optional::stream);
  }
}
