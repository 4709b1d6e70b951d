package io.relance.application.properties;

import io.relance.domain.store.Write;
import java.util.List;
import java.util.Map;

/**
 * A change of the properties of one contact, checked against the declared types.
 *
 * @param faults what the values must be, by the names of those that contradict a declared type
 * @param writes what counts the change, for the transaction that stores it; refused when a type was
 *     declared meanwhile
 */
public record PropertyChange(Map<String, String> faults, List<Write> writes) {
  /** A change that alters no type of any property. */
  static final PropertyChange NONE = new PropertyChange(Map.of(), List.of());

  public PropertyChange {
    faults = Map.copyOf(faults);
    writes = List.copyOf(writes);
  }
}
