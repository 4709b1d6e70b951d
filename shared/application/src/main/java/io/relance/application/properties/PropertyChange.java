package io.relance.application.properties;

import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A change of the properties of one contact, checked against the declared types.
 *
 * @param faults what the values must be, by the names of those that contradict a declared type
 * @param writes what counts the change, for the transaction that stores it; refused when a type was
 *     declared meanwhile
 */
public record PropertyChange(Map<String, String> faults, List<Write.Update> writes) {
  /** A change that alters no type of any property. */
  static final PropertyChange NONE = new PropertyChange(Map.of(), List.of());

  public PropertyChange {
    faults = Map.copyOf(faults);
    writes = List.copyOf(writes);
  }

  /** The writes of several changes for one transaction, in which an item is written once. */
  public static List<Write> together(List<PropertyChange> changes) {
    var byKey = new LinkedHashMap<ItemKey, List<Write.Update>>();
    changes.stream()
        .flatMap(change -> change.writes().stream())
        .forEach(write -> byKey.computeIfAbsent(write.key(), _ -> new ArrayList<>()).add(write));
    return byKey.values().stream().map(PropertyChange::sum).toList();
  }

  /** The counts of one shard, which were read at the same time. */
  private static Write sum(List<Write.Update> counts) {
    var sums = new TreeMap<String, Long>();
    for (var count : counts) {
      for (var edit : count.edits()) {
        if (edit instanceof Edit.Add(var name, var amount)) {
          sums.merge(name, amount, Long::sum);
        }
      }
    }
    var edits = new ArrayList<Edit>();
    sums.forEach((name, amount) -> edits.add(Edit.add(name, amount)));
    return new Write.Update(counts.getFirst().key(), edits, counts.getFirst().precondition());
  }
}
