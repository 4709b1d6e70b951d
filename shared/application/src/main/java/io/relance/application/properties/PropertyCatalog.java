package io.relance.application.properties;

import io.relance.application.admin.AuditScope;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import io.relance.json.Choices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The custom properties of contacts: the declared ones, and those learned from values.
 *
 * <p>Each transaction that changes a contact counts its values by name and type, so that a
 * declaration knows, without reading any contact, whether a value contradicts it.
 */
public final class PropertyCatalog {
  private static final String PARTITION = "properties";
  private static final String PREFIX = "property#";

  private final ItemStore store;

  public PropertyCatalog(ItemStore store) {
    this.store = store;
  }

  /** Every property, by name. */
  public Map<String, PropertyDefinition> all() {
    var all = new TreeMap<String, PropertyDefinition>();
    PropertyCounts.byName(items(PropertyShard.all()))
        .forEach(
            (name, counts) ->
                counts.mostFrequent().ifPresent(type -> all.put(name, learned(name, type))));
    store
        .all(Query.of(Tables.CONTACTS, PARTITION).startingWith(PREFIX))
        .map(PropertyCatalog::definition)
        .forEach(declared -> all.put(declared.name(), declared));
    return all;
  }

  /** A property that was declared, or that some contact has. */
  public Optional<PropertyDefinition> find(String name) {
    return store
        .get(definitionKey(name))
        .map(PropertyCatalog::definition)
        .or(
            () ->
                PropertyCounts.of(name, items(PropertyShard.of(name)))
                    .mostFrequent()
                    .map(type -> learned(name, type)));
  }

  /** Declares the type of every value under a name, unless some value is of another type. */
  public DeclarationResult declare(PropertyDefinition definition, Instant now) {
    return OptimisticRetry.retry(
        "property", definition.name(), () -> tryToDeclare(definition, now));
  }

  private Optional<DeclarationResult> tryToDeclare(PropertyDefinition definition, Instant now) {
    var name = definition.name();
    var shards = PropertyShard.of(name);
    var contradicting = PropertyCounts.of(name, items(shards)).contradicting(definition.type());
    if (contradicting > 0) {
      return Optional.of(new DeclarationResult.Contradicted(contradicting));
    }
    var writes = new ArrayList<Write>();
    writes.add(Write.put(item(definition)));
    shards.forEach(shard -> writes.add(declaration(shard, definition)));
    writes.addAll(AuditScope.entry("property.declare", name, now));
    return Transactions.write(store, writes).committed()
        ? Optional.of(new DeclarationResult.Declared(definition))
        : Optional.empty();
  }

  /** Refused when a contact has got a value that contradicts it. */
  private static Write declaration(ItemKey shard, PropertyDefinition definition) {
    var none =
        Arrays.stream(PropertyType.values())
            .filter(type -> !definition.type().includes(type))
            .map(type -> isZero(PropertyShard.count(definition.name(), type)))
            .toList();
    return Write.update(
        shard,
        new Precondition.AllOf(none),
        Edit.set(PropertyShard.declared(definition.name()), Choices.name(definition.type())),
        Edit.add(PropertyShard.REVISION, 1));
  }

  private static Precondition isZero(String attribute) {
    return Precondition.any(
        new Precondition.AttributeAbsent(attribute), Precondition.equal(attribute, 0));
  }

  /** What values under these names must be, where they contradict a declared type. */
  public Map<String, String> faults(Map<String, PropertyValue> values) {
    return change(new ContactId("unknown"), Map.of(), values).faults();
  }

  /** The properties of a contact before and after a change. */
  public record Values(
      ContactId contact, Map<String, PropertyValue> before, Map<String, PropertyValue> after) {}

  /** Checks a change of a contact's properties, and counts it. */
  public PropertyChange change(
      ContactId contact, Map<String, PropertyValue> before, Map<String, PropertyValue> after) {
    return changes(List.of(new Values(contact, before, after))).getFirst();
  }

  /** As {@link #change}, of several contacts, in their order. */
  public List<PropertyChange> changes(List<Values> changed) {
    var edits = changed.stream().map(it -> PropertyDifference.of(it.before(), it.after())).toList();
    var keys = new LinkedHashSet<ItemKey>();
    for (int at = 0; at < changed.size(); at++) {
      var contact = changed.get(at).contact();
      edits.get(at).keySet().forEach(bucket -> keys.add(PropertyShard.of(bucket, contact)));
    }
    var shards = new HashMap<ItemKey, PropertyShard>();
    keys.forEach(key -> shards.put(key, new PropertyShard(key, Optional.empty())));
    items(List.copyOf(keys))
        .forEach(item -> shards.put(item.key(), new PropertyShard(item.key(), Optional.of(item))));
    return IntStream.range(0, changed.size())
        .mapToObj(at -> change(changed.get(at), edits.get(at), shards))
        .toList();
  }

  /** Contacts of one shard count in the same items. */
  public static int shard(ContactId contact) {
    return PropertyShard.number(contact);
  }

  private static PropertyChange change(
      Values values, Map<Integer, List<Edit>> edits, Map<ItemKey, PropertyShard> shards) {
    if (edits.isEmpty()) {
      return PropertyChange.NONE;
    }
    var faults = new HashMap<String, String>();
    values
        .after()
        .forEach(
            (name, value) ->
                Optional.ofNullable(shards.get(PropertyShard.of(name, values.contact())))
                    .filter(_ -> edits.containsKey(PropertyShard.bucket(name)))
                    .flatMap(shard -> fault(name, value, shard))
                    .ifPresent(fault -> faults.put(name, fault)));
    var writes = new ArrayList<Write.Update>();
    edits.forEach(
        (bucket, counts) -> {
          var key = PropertyShard.of(bucket, values.contact());
          var shard = Objects.requireNonNull(shards.get(key));
          writes.add(new Write.Update(key, counts, shard.unchanged()));
        });
    return new PropertyChange(faults, writes);
  }

  private static Optional<String> fault(String name, PropertyValue value, PropertyShard shard) {
    if (shard.isFull(name)) {
      return Optional.of("must be absent: contacts have as many different properties as can be");
    }
    return shard.declaredType(name).flatMap(type -> TypeFaults.of(type, value));
  }

  private List<Item> items(List<ItemKey> keys) {
    return List.copyOf(store.getMany(keys).values());
  }

  private static PropertyDefinition learned(String name, PropertyType type) {
    return new PropertyDefinition(name, type, Optional.empty(), PropertyDefinition.Source.LEARNED);
  }

  private static ItemKey definitionKey(String name) {
    return new ItemKey(Tables.CONTACTS, PARTITION, PREFIX + name);
  }

  private static Item item(PropertyDefinition definition) {
    return ItemBuilder.at(definitionKey(definition.name()))
        .text("type", Choices.name(definition.type()))
        .text("label", definition.label())
        .build();
  }

  private static PropertyDefinition definition(Item item) {
    return new PropertyDefinition(
        item.key().sort().substring(PREFIX.length()),
        PropertyShard.type(item.text("type").orElseThrow()),
        item.text("label"),
        PropertyDefinition.Source.DECLARED);
  }
}
