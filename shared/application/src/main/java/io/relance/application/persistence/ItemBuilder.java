package io.relance.application.persistence;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Value;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Builds an item, attribute by attribute. */
public final class ItemBuilder {
  private final ItemKey key;
  private final Map<String, Value> attributes = new LinkedHashMap<>();

  private ItemBuilder(ItemKey key) {
    this.key = key;
  }

  public static ItemBuilder at(ItemKey key) {
    return new ItemBuilder(key);
  }

  public ItemBuilder text(String name, String text) {
    attributes.put(name, Value.of(text));
    return this;
  }

  public ItemBuilder text(String name, Optional<String> text) {
    text.ifPresent(present -> text(name, present));
    return this;
  }

  public ItemBuilder number(String name, long number) {
    attributes.put(name, Value.of(number));
    return this;
  }

  public ItemBuilder flag(String name, boolean flag) {
    attributes.put(name, Value.of(flag));
    return this;
  }

  public ItemBuilder instant(String name, Instant instant) {
    return text(name, Instants.text(instant));
  }

  public ItemBuilder instant(String name, Optional<Instant> instant) {
    instant.ifPresent(present -> instant(name, present));
    return this;
  }

  public ItemBuilder texts(String name, Collection<String> texts) {
    attributes.put(name, new Value.ListOf(texts.stream().map(Value::of).toList()));
    return this;
  }

  /** A record as JSON text, for values that are always read and written as a whole. */
  public ItemBuilder json(String name, Object value) {
    return text(name, Json.write(value));
  }

  public ItemBuilder expiresAt(Instant instant) {
    return number(Item.EXPIRES_AT, instant.getEpochSecond());
  }

  public Item build() {
    return new Item(key, attributes);
  }
}
